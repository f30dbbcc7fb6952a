import type { Environment } from '../../config.ts'
import { adviceVariables, guideVariables, withoutGrafana } from '../../environment.ts'
import type { TaskDefinition } from '../../ports.ts'
import { type CheckContext, defineCheck } from '../check.ts'
import { revisionOf } from '../facts/ecs.ts'
import type { Judgement } from '../findings.ts'

const source = 'taskDefinitions'

/** @returns name to expected value (`*` is any), for the variables that must be there. */
const required = ({ variables }: Environment): [string, string][] => {
  const table: Record<string, string | null> = { ...guideVariables, ...variables }
  return Object.entries(table).filter((entry): entry is [string, string] => entry[1] !== null)
}

const advised = ({ variables, grafana }: Environment): [string, string][] =>
  Object.entries({ ...adviceVariables, ...(!grafana && withoutGrafana) }).filter(([name]) => !(name in variables))

type Carried = { environment: Record<string, string>; secrets: Record<string, string> }

/** The container that carries the SDK: the one with OTEL variables, else the first essential one, never a sidecar by luck. */
const application = ({ containers }: TaskDefinition): Carried | undefined =>
  containers.find(({ environment }) => Object.keys(environment).some((name) => name.startsWith('OTEL_'))) ??
  containers.find(({ essential }) => essential)

const same = (value: string, wanted: string): boolean => wanted === '*' || value.toLowerCase() === wanted.toLowerCase()

const differing = (carried: Carried, wanted: readonly [string, string][]) =>
  wanted.flatMap(([variable, expected]) => {
    const value = carried.environment[variable]
    return value === undefined || same(value, expected) ? [] : [{ variable, value, wanted: expected }]
  })

const lacking = (carried: Carried, wanted: readonly [string, string][]): string[] =>
  wanted
    .map(([variable]) => variable)
    // A variable that comes from a secret is there, and its value is none of our business.
    .filter((variable) => carried.environment[variable] === undefined && carried.secrets[variable] === undefined)

const endpoint = (service: string, { environment: variables }: Carried, environment: Environment): Judgement[] => {
  const value = variables['OTEL_EXPORTER_OTLP_ENDPOINT']
  if (value === undefined || !URL.canParse(value)) return []
  const { hostname, port } = new URL(value)
  const protocol = variables['OTEL_EXPORTER_OTLP_PROTOCOL'] ?? 'grpc'
  const wantedPort = protocol === 'grpc' ? '4317' : '4318'
  const seen: Judgement[] = []
  if ((port === '4317' || port === '4318') && port !== wantedPort)
    seen.push({
      status: 'failed',
      seen: { kind: 'endpointPort', service, endpoint: value, protocol, wanted: wantedPort },
      source,
    })
  const { discoveryService, discoveryNamespace } = environment
  const host = discoveryNamespace === undefined ? `${discoveryService}.` : `${discoveryService}.${discoveryNamespace}`
  const right = discoveryNamespace === undefined ? `${hostname}.`.startsWith(host) : hostname === host
  if (!right && hostname !== discoveryService)
    seen.push({ status: 'failed', seen: { kind: 'endpointHost', service, endpoint: value, wanted: host }, source })
  return seen
}

const judgeService = (service: string, definition: TaskDefinition, { environment }: CheckContext): Judgement[] => {
  const carried = application(definition)
  if (carried === undefined) return []
  const wanted = required(environment)
  const variables = lacking(carried, wanted)
  const failed: Judgement[] = [
    ...(variables.length > 0
      ? [{ status: 'failed', seen: { kind: 'variableMissing', service, variables }, source } satisfies Judgement]
      : []),
    ...differing(carried, wanted).map(
      (each): Judgement => ({ status: 'failed', seen: { kind: 'variableDiffers', service, ...each }, source }),
    ),
    ...endpoint(service, carried, environment),
  ]
  const advice = advised(environment)
  const unusual = [...lacking(carried, advice), ...differing(carried, advice).map(({ variable }) => variable)]
  const warned: Judgement[] =
    unusual.length === 0
      ? []
      : [{ status: 'warning', seen: { kind: 'variableAdvice', service, variables: unusual }, source }]
  if (failed.length > 0) return [...failed, ...warned]
  const revision = revisionOf(definition.arn)
  return [
    { status: 'passed', seen: { kind: 'variablesComplete', service, count: wanted.length, revision }, source },
    ...warned,
  ]
}

export const applicationVariables = defineCheck({
  name: 'application-variables',
  hop: 'applications',
  needs: ['services', 'taskDefinitions'],
  judge({ services: { total }, taskDefinitions }, context) {
    const { cluster } = context.environment
    if (taskDefinitions.length === 0)
      return [{ status: 'unknown', reason: 'no_data', seen: { kind: 'noServices', cluster }, source: 'services' }]
    const judged = taskDefinitions.flatMap(({ service, running }) => judgeService(service, running, context))
    // The collector is one of the total.
    if (taskDefinitions.length >= total - 1) return judged
    const seen = { kind: 'someServices', read: taskDefinitions.length, total: total - 1 } as const
    return [...judged, { status: 'unknown', reason: 'too_much', seen, source: 'services' }]
  },
})

export const applicationRevision = defineCheck({
  name: 'application-revision',
  hop: 'applications',
  needs: ['taskDefinitions'],
  judge: ({ taskDefinitions }) =>
    taskDefinitions.flatMap(({ service, running, newest }): Judgement[] => {
      const [revision, latest] = [revisionOf(running.arn), revisionOf(newest.arn)]
      if (revision === latest) return []
      return [{ status: 'warning', seen: { kind: 'olderRevision', service, revision, newest: latest }, source }]
    }),
})

export const applicationTasks = defineCheck({
  name: 'application-tasks',
  hop: 'applications',
  needs: ['services'],
  judge: ({ services: { services } }, { environment }) =>
    services
      .filter(({ name, running, wanted }) => name !== environment.collectorService && running < wanted)
      .map(({ name: service, running, wanted, deployments }): Judgement => {
        const rolling = deployments.some(({ status, rollout }) => status === 'PRIMARY' && rollout === 'in_progress')
        const seen = { kind: 'serviceBelowWanted', service, running, wanted } as const
        return { status: 'failed', seen, source: 'services', ...(rolling && { settlesWithin: 900 }) }
      }),
})
