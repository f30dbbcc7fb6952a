import type { Environment } from '../config.ts'
import type { Service } from '../ports.ts'
import { type Cause, defineCause, type Effect, type Found, type Source } from './cause.ts'
import type { FactName, FactValues } from './facts/schemas.ts'
import type { Kind, ValuesOf } from './kinds.ts'
import { type StartFailure, startFailureIn } from './lines/start-failure.ts'
import { overcome, type Stop, stopsOf, tasksOf } from './lines/stops.ts'
import type { Proof } from './proof.ts'

const needs = ['services'] as const satisfies FactName[]
export const startWants = [
  'collectorTasks',
  'applicationTasks',
  'collectorTaskDefinition',
  'taskDefinitions',
  'executionPermissions',
] as const satisfies FactName[]

export type StartKnown = Pick<FactValues, (typeof needs)[number]> &
  Partial<Pick<FactValues, (typeof startWants)[number]>>

/**
 * @returns how far it reaches that tasks of a service do not stay: without any collector task everything is affected, beside
 * older ones that still run only the deployment is
 */
export const reachOf = (service: Service, { collectorService }: Environment): NonNullable<Found['reach']> => {
  const own: Effect[] = ['deployment_failed', 'collector_restarts']
  const none = service.running === 0
  if (service.name !== collectorService)
    return { stackWide: false, brings: none ? [...own, 'traces_unsent', 'metrics_unsent'] : own }
  const down: Effect[] = ['collector_down', 'collector_unreachable', 'traces_missing', 'metrics_missing']
  return { stackWide: none, brings: none ? [...own, ...down] : own }
}

/** @returns what ECS says about a stop, as proof. */
export const stopProof = ({ source, service, at, text, exitCode }: Stop): Proof & { kind: 'ecs' } => ({
  kind: 'ecs',
  source,
  subject: service,
  text,
  at,
  ...(exitCode !== undefined && { exitCode }),
})

/** @returns the newest failed start of each service that nothing has put right since. */
export const failedStarts = (
  known: StartKnown,
  { environment: { collectorService }, now }: { environment: Environment; now: Date },
): { stop: Stop; service: Service; failure: StartFailure }[] => {
  const stops = stopsOf(known, { collectorService, now })
  return known.services.services.flatMap((service) => {
    const own = stops.filter((stop) => stop.service === service.name)
    const failed = own.flatMap((stop) => {
      const failure = startFailureIn(stop.text)
      const history = overcome(stop, { service, tasks: tasksOf(service.name, known, collectorService), now })
      return failure === undefined || history ? [] : [{ stop, service, failure }]
    })
    // A stopped task says more than the event about it; of each failure the newest one speaks.
    return [...Map.groupBy(failed, ({ failure }) => failure).values()].flatMap(
      (same) => same.find(({ stop }) => stop.source !== 'services') ?? same[0] ?? [],
    )
  })
}

/** @returns the newest definition of a service's tasks that is known: the one that is being started. */
export const definitionOf = (
  service: string,
  { collectorTaskDefinition, taskDefinitions }: StartKnown,
  { collectorService }: Environment,
) =>
  service === collectorService
    ? collectorTaskDefinition?.newest
    : taskDefinitions?.find((each) => each.service === service)?.newest

type Start<K extends Kind> = {
  kind: K
  catalogue: readonly string[]
  source: Source
  failure: StartFailure
  values(stop: Stop, known: StartKnown, environment: Environment): ValuesOf<K>
  /** What else proves it. */
  more?(stop: Stop, known: StartKnown): readonly Proof[]
  command?: Cause<K>['command']
}

/** @returns a cause for which ECS cannot start tasks, of the collector or of an application, and says why. */
export const defineStartCause = <const K extends Kind>({ failure, values, more, command, ...rest }: Start<K>) =>
  defineCause({
    ...rest,
    symptoms: ['collector', 'traces', 'metrics'],
    hop: 'deployment',
    needs,
    wants: startWants,
    judge: (known, context) =>
      failedStarts(known, context)
        .filter((failed) => failed.failure === failure)
        .map(
          ({ stop, service }): Found<K> => ({
            subject: service.name,
            confidence: 'confirmed',
            values: values(stop, known, context.environment),
            proof: [stopProof(stop), ...(more?.(stop, known) ?? [])],
            reach: reachOf(service, context.environment),
          }),
        ),
    ...(command !== undefined && { command }),
  })
