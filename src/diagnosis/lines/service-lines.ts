import type { FactValues } from '../facts/schemas.ts'
import { sdkSettings } from '../sdk-settings.ts'
import type { SampledLine } from './sampled-line.ts'

type Definitions = FactValues['taskDefinitions']
export type Container = Definitions[number]['running']['containers'][number]

/** The container of an application service that does its work, not what runs beside it. */
export type ApplicationContainer = { service: string; container: Container }

const read = new WeakMap<object, ApplicationContainer[]>()

/** @returns the container of each application service, from the revision that it runs. */
export const applicationContainers = (definitions: Definitions): readonly ApplicationContainer[] => {
  const known = read.get(definitions)
  if (known !== undefined) return known
  const found = sdkSettings(definitions).flatMap(({ service, container: name }) => {
    const running = definitions.find((each) => each.service === service)?.running
    const container = running?.containers.find((each) => each.name === name)
    return container === undefined ? [] : [{ service, container }]
  })
  read.set(definitions, found)
  return found
}

/** The awslogs driver names a stream `prefix/container/task id`. Source: ECS developer guide, awslogs. */
const partsOf = (stream: string): { prefix: string; container: string } => {
  const parts = stream.split('/')
  return parts.length < 3
    ? { prefix: '', container: parts[0] ?? '' }
    : { prefix: parts.slice(0, -2).join('/'), container: parts.at(-2) ?? '' }
}

/** @returns which of the services writes to a stream; undefined for what runs beside them, and for strangers. */
export const writerOf = (
  stream: string,
  applications: readonly ApplicationContainer[],
): ApplicationContainer | undefined => {
  const { prefix, container } = partsOf(stream)
  const named = applications.filter((each) => each.container.name === container)
  return named.find((each) => each.container.logOptions['awslogs-stream-prefix'] === prefix) ?? named[0]
}

/** While a deployment starts its tasks they write banners, and those of before still write as before. */
const startMs = 180_000

/** From when on (ms) lines are those of the revision that runs; while it is being rolled out nobody can tell. */
const settledFrom = (service: string, services: FactValues['services'] | undefined): number => {
  const { deployments = [] } = services?.services.find(({ name }) => name === service) ?? {}
  const primary = deployments.find(({ status }) => status === 'PRIMARY')
  if (primary?.rollout === 'in_progress') return Number.POSITIVE_INFINITY
  return primary?.createdAt === undefined ? 0 : primary.createdAt.getTime() + startMs
}

export type ServiceLines = ApplicationContainer & { lines: readonly SampledLine[] }

/**
 * @param known.services with it only lines of the revision that runs count: a minute ago another one may have written
 * @returns the sampled lines of each application service at work, newest first; none for one that wrote nothing
 */
export const serviceLines = (known: {
  logSample: readonly SampledLine[]
  taskDefinitions: Definitions
  services?: FactValues['services'] | undefined
}): ServiceLines[] => {
  const applications = applicationContainers(known.taskDefinitions)
  const byWriter = Map.groupBy(known.logSample, ({ stream }) => writerOf(stream, applications))
  return applications.map((application) => {
    const from = settledFrom(application.service, known.services)
    const lines = (byWriter.get(application) ?? []).filter(({ at }) => at.getTime() >= from)
    return { ...application, lines: lines.toSorted((one, other) => other.at.getTime() - one.at.getTime()) }
  })
}

/** @returns the lines of each task's stream, one list a stream. */
export const byTask = (lines: readonly SampledLine[]): SampledLine[][] => [
  ...Map.groupBy(lines, ({ stream }) => stream).values(),
]
