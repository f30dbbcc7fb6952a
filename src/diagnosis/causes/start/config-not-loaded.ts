import { defineCause } from '../../cause.ts'

/** After a change of the parameter a deployment may still be on its way, in ms. */
const settles = 10 * 60_000

/** Every task of the collector is older than the stored configuration: ECS reads secrets only when a task starts. */
export const configNotLoaded = defineCause({
  kind: 'config-not-loaded',
  catalogue: ['U9'],
  source: 'documented',
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  needs: ['collectorConfig', 'collectorTasks', 'services'],
  judge({ collectorConfig, collectorTasks, services: { services } }, { environment: { collectorService }, now }) {
    const { from, version, modifiedAt } = collectorConfig
    const collector = services.find(({ name }) => name === collectorService)
    const rolling = collector?.deployments.some(({ rollout }) => rollout === 'in_progress') ?? false
    const starts = collectorTasks
      .filter(({ lastStatus }) => lastStatus === 'RUNNING')
      .flatMap(({ startedAt }) => startedAt?.getTime() ?? [])
    if (modifiedAt === undefined || starts.length === 0 || rolling) return []
    if (now.getTime() - modifiedAt.getTime() < settles || Math.max(...starts) >= modifiedAt.getTime()) return []
    const parameter = from.replace(/^arn:[^/]*:parameter/, '')
    return [
      {
        subject: collectorService,
        confidence: 'confirmed',
        values: { parameter, version: version === undefined ? '' : String(version) },
        proof: [
          {
            kind: 'setting',
            source: 'collectorConfig',
            where: parameter,
            name: 'LastModifiedDate',
            value: modifiedAt.toISOString(),
            at: modifiedAt,
          },
          {
            kind: 'setting',
            source: 'collectorTasks',
            where: collectorService,
            name: 'startedAt',
            value: new Date(Math.max(...starts)).toISOString(),
            at: new Date(Math.max(...starts)),
          },
        ],
      },
    ]
  },
  command: (_found, { cluster, collectorService, region }) =>
    `aws ecs update-service --cluster ${cluster} --service ${collectorService} --force-new-deployment --region ${region}`,
})
