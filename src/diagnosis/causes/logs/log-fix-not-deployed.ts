import { type Level, levelOf, levels } from '../../../log-line.ts'
import { defineCause } from '../../cause.ts'
import { revisionOf } from '../../facts/ecs.ts'
import { applicationContainers, type Container } from '../../lines/service-lines.ts'

/** A pipeline registers a revision and rolls it out right after; before this it may only be on its way. */
const onItsWayMs = 15 * 60_000

const variables = ['LOG_FORMAT', 'LOG_LEVEL', 'PYTHONUNBUFFERED', 'OTEL_PYTHON_LOG_CORRELATION']
const options = ['awslogs-group', 'awslogs-region', 'awslogs-multiline-pattern', 'awslogs-datetime-format', 'mode']

type Setting = { name: string; runs: string | undefined; waits: string | undefined }

const settings = (running: Container, newest: Container): Setting[] => [
  ...variables.map((name) => ({ name, runs: running.environment[name], waits: newest.environment[name] })),
  ...options.map((name) => ({ name, runs: running.logOptions[name], waits: newest.logOptions[name] })),
]

const rank = (value: string | undefined): number => {
  const level: Level | undefined = levelOf(value)
  return level === undefined ? -1 : levels.indexOf(level)
}

/** What waits is better than what runs: JSON for text, a lower level, a variable that was not there. */
const mends = ({ name, runs, waits }: Setting): boolean => {
  if (waits === undefined || waits === runs) return false
  if (name === 'LOG_FORMAT') return waits.toLowerCase() === 'json'
  return name === 'LOG_LEVEL' ? rank(waits) >= 0 && rank(waits) < rank(runs) : true
}

/** A newer revision mends how a service logs, and the service still runs the one before. */
export const logFixNotDeployed = defineCause({
  kind: 'log-fix-not-deployed',
  catalogue: ['L19'],
  source: 'documented',
  symptoms: ['logs'],
  hop: 'applications',
  brings: ['old_revision', 'log_lines_missing', 'log_fields_missing'],
  effectOf: ['deployment_failed'],
  needs: ['services', 'taskDefinitions'],
  judge: ({ services: { services }, taskDefinitions }, { now }) =>
    applicationContainers(taskDefinitions).flatMap(({ service, container }) => {
      const definition = taskDefinitions.find((each) => each.service === service)
      const waiting = definition?.newest.containers.find(({ name }) => name === container.name)
      const rolling = services
        .find(({ name }) => name === service)
        ?.deployments.some(({ rollout }) => rollout === 'in_progress' || rollout === 'failed')
      if (definition === undefined || waiting === undefined || rolling === true) return []
      const { running, newest } = definition
      const age = newest.registeredAt === undefined ? onItsWayMs : now.getTime() - newest.registeredAt.getTime()
      const [mended] = settings(container, waiting).filter(mends)
      if (newest.revision <= running.revision || age < onItsWayMs || mended === undefined) return []
      const { name, runs, waits = '' } = mended
      return [
        {
          subject: service,
          confidence: 'confirmed' as const,
          values: { running: revisionOf(running.arn), newest: revisionOf(newest.arn), setting: `${name}=${waits}` },
          proof: [
            {
              kind: 'setting',
              source: 'taskDefinitions',
              where: service,
              name: 'taskDefinition',
              value: revisionOf(running.arn),
            },
            { kind: 'variable', source: 'taskDefinitions', service, name, value: runs, wanted: waits },
          ] as const,
        },
      ]
    }),
  command: ({ subject, values: { newest } }, { cluster, region }) =>
    `aws ecs update-service --cluster ${cluster} --service ${subject} --task-definition ${newest} --region ${region}`,
})
