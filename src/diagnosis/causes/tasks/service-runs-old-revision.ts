import { defineCause, type Found } from '../../cause.ts'
import { revisionOf } from '../../facts/ecs.ts'
import type { Revisions } from '../../facts/schemas.ts'

/** A pipeline registers a revision and rolls it out right after; before this it may only be on its way. */
const onItsWayMs = 15 * 60_000

/** A newer revision was registered and nobody rolled it out: a fix in it does not work yet. It may be so on purpose. */
export const serviceRunsOldRevision = defineCause({
  kind: 'service-runs-old-revision',
  catalogue: [],
  source: 'documented',
  symptoms: ['logs', 'traces', 'metrics', 'collector'],
  hop: 'applications',
  effectOf: ['deployment_failed', 'old_revision'],
  needs: ['services', 'taskDefinitions'],
  wants: ['collectorTaskDefinition'],
  judge({ services: { services }, taskDefinitions, collectorTaskDefinition }, { environment, now }) {
    const collector = collectorTaskDefinition && { service: environment.collectorService, ...collectorTaskDefinition }
    const all: (Revisions & { service: string })[] = [
      ...taskDefinitions,
      ...(collector === undefined ? [] : [collector]),
    ]
    return all.flatMap(({ service, running, newest }): Found<'service-runs-old-revision'>[] => {
      const rolling = services
        .find(({ name }) => name === service)
        ?.deployments.some(({ rollout }) => rollout === 'in_progress' || rollout === 'failed')
      const young = newest.registeredAt !== undefined && now.getTime() - newest.registeredAt.getTime() < onItsWayMs
      if (running.arn === newest.arn || newest.revision <= running.revision || rolling === true || young) return []
      const [runs, latest] = [running, newest].map(({ arn }) => revisionOf(arn))
      return [
        {
          subject: service,
          confidence: 'possible',
          values: { running: runs ?? '', newest: latest ?? '' },
          proof: [
            {
              kind: 'setting',
              source: service === environment.collectorService ? 'collectorTaskDefinition' : 'taskDefinitions',
              where: service,
              name: 'taskDefinition',
              value: runs,
            },
          ],
        },
      ]
    })
  },
  command: ({ subject, values: { newest } }, { cluster, region }) =>
    `aws ecs update-service --cluster ${cluster} --service ${subject} --task-definition ${newest} --region ${region}`,
})
