import { defineCause } from '../../cause.ts'
import { logStops } from '../../lines/log-start-failure.ts'

/** A log group that running containers write to is gone: the driver does not make it again, and their lines are lost. */
export const logGroupDeleted = defineCause({
  kind: 'log-group-deleted',
  catalogue: ['L15'],
  source: 'documented',
  symptoms: ['logs', 'collector'],
  hop: 'backends',
  brings: ['log_lines_missing', 'log_fields_missing'],
  needs: ['logGroups', 'services'],
  wants: ['taskDefinitions', 'collectorTaskDefinition', 'collectorTasks', 'applicationTasks'],
  judge(known, context) {
    const { asked, groups } = known.logGroups
    const { region } = context.environment
    // Where ECS itself says so, there is nothing to add.
    if (logStops(known, 'missing', context).length > 0) return []
    const own = [
      ...(known.taskDefinitions ?? []),
      ...(known.collectorTaskDefinition ? [known.collectorTaskDefinition] : []),
    ]
    const containers = own.flatMap(({ running }) => running.containers)
    const gone = asked.filter((name) => !groups.some((group) => group.name === name))
    return gone.flatMap((name) => {
      const writes = containers.find(
        ({ logGroup, logOptions }) => logGroup === name && (logOptions['awslogs-region'] ?? region) === region,
      )
      if (writes === undefined) return []
      return [
        {
          subject: name,
          confidence: 'confirmed' as const,
          values: { container: writes.name },
          proof: [
            { kind: 'absent', source: 'logGroups', what: name, where: 'CloudWatch Logs' },
            { kind: 'setting', source: 'taskDefinitions', where: writes.name, name: 'awslogs-group', value: name },
          ] as const,
        },
      ]
    })
  },
  command: ({ subject }, { region }) => `aws logs create-log-group --log-group-name ${subject} --region ${region}`,
})
