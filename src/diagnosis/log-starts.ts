import { type Cause, defineCause, type Found, type Source } from './cause.ts'
import type { Kind, ValuesOf } from './kinds.ts'
import { type LogStartFailure, type LogStop, logStops } from './lines/log-start-failure.ts'
import { definitionOf, reachOf, type StartKnown, startWants, stopProof } from './starts.ts'

type LogStart<K extends Kind> = {
  kind: K
  source: Source
  failure: LogStartFailure
  values(stop: LogStop, known: StartKnown, context: Parameters<Cause['judge']>[1]): ValuesOf<K>
  command?: Cause<K>['command']
}

/** @returns the log group that the task's container is to write to, as its definition names it. */
export const namedGroup = (
  stop: LogStop,
  known: StartKnown,
  { environment }: Parameters<Cause['judge']>[1],
): string | undefined =>
  definitionOf(stop.service, known, environment)?.containers.find(({ logGroup }) => logGroup !== undefined)?.logGroup

/** @returns a cause for which ECS cannot set up the log driver, of the collector or of an application: no container starts. */
export const defineLogStartCause = <const K extends Kind>({ failure, values, command, ...rest }: LogStart<K>) =>
  defineCause({
    ...rest,
    catalogue: ['L16'],
    symptoms: ['logs', 'collector', 'traces', 'metrics'],
    hop: 'deployment',
    needs: ['services'],
    wants: startWants,
    judge: (known, context) =>
      logStops(known, failure, context).flatMap((stop): Found<K>[] => {
        const service = known.services.services.find(({ name }) => name === stop.service)
        if (service === undefined) return []
        const { brings, stackWide } = reachOf(service, context.environment)
        return [
          {
            subject: service.name,
            confidence: 'confirmed',
            values: values(stop, known, context),
            proof: [stopProof(stop)],
            reach: { stackWide, brings: [...brings, 'log_lines_missing'] },
          },
        ]
      }),
    ...(command !== undefined && { command }),
  })
