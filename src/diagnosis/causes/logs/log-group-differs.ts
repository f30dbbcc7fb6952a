import { defineCause } from '../../cause.ts'
import { applicationContainers, writerOf } from '../../lines/service-lines.ts'

/** A service writes to another group or region than the one that is read. */
export const logGroupDiffers = defineCause({
  kind: 'log-group-differs',
  catalogue: ['L15'],
  source: 'documented',
  symptoms: ['logs'],
  hop: 'backends',
  brings: ['log_lines_missing'],
  effectOf: ['old_revision', 'deployment_failed'],
  needs: ['taskDefinitions'],
  wants: ['logSample'],
  judge({ taskDefinitions, logSample = [] }, { environment: { logGroup, region }, deployedAt }) {
    const applications = applicationContainers(taskDefinitions)
    // Lines of before the rollout are still there; newer ones were not expected.
    const fresh = logSample.filter(
      ({ at }) => deployedAt === undefined || at.getTime() > deployedAt.getTime() + 180_000,
    )
    return applications.flatMap((application) => {
      const { service, container } = application
      const { 'awslogs-region': ownRegion = region } = container.logOptions
      const { logGroup: ownGroup } = container
      if (ownGroup === undefined || (ownGroup === logGroup && ownRegion === region)) return []
      const stillSeen = fresh.some(({ stream }) => writerOf(stream, applications) === application)
      const [name, found, wanted] =
        ownGroup === logGroup
          ? (['awslogs-region', ownRegion, region] as const)
          : (['awslogs-group', ownGroup, logGroup] as const)
      return [
        {
          subject: service,
          confidence: stillSeen ? ('likely' as const) : ('confirmed' as const),
          values: { option: name, found, wanted, group: ownGroup, region: ownRegion },
          proof: [{ kind: 'setting', source: 'taskDefinitions', where: service, name, value: found }] as const,
        },
      ]
    })
  },
  command: ({ values: { group, region } }) => `aws logs tail ${group} --since 15m --region ${region}`,
})
