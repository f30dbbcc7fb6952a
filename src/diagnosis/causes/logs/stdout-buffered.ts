import { defineCause } from '../../cause.ts'
import { applicationContainers } from '../../lines/service-lines.ts'
import { stopsOf } from '../../lines/stops.ts'
import { stopProof } from '../../starts.ts'

const name = 'PYTHONUNBUFFERED'
/** SIGKILL: 128 + 9. Source: ECS developer guide, stopped tasks' exit codes. */
const killed = 137

/**
 * A task was killed while Python held its last lines in the buffer of standard output. What was lost is not to be seen,
 * so this is never more than likely.
 */
export const stdoutBuffered = defineCause({
  kind: 'stdout-buffered',
  catalogue: ['L11'],
  source: 'measured',
  symptoms: ['logs'],
  hop: 'applications',
  brings: ['log_lines_missing'],
  effectOf: ['old_revision'],
  needs: ['services', 'taskDefinitions', 'applicationTasks'],
  judge(known, { environment: { collectorService, variables }, now }) {
    // Where the environment asks for no such variable, its services are not written in Python.
    if (variables[name] === null) return []
    const stops = stopsOf(known, { collectorService, now })
    return applicationContainers(known.taskDefinitions).flatMap(({ service, container }) => {
      const value = container.environment[name] ?? ''
      const stop = stops.find((each) => each.service === service && each.exitCode === killed)
      if (value !== '' || container.secrets[name] !== undefined || stop === undefined) return []
      return [
        {
          subject: service,
          confidence: 'likely' as const,
          values: {},
          proof: [
            { kind: 'variable', source: 'taskDefinitions', service, name, wanted: '1' },
            stopProof(stop),
          ] as const,
        },
      ]
    })
  },
})
