import type { Found, Source } from '../../cause.ts'
import { defineCause } from '../../cause.ts'
import type { CheckContext } from '../../check.ts'
import type { FactValues } from '../../facts/schemas.ts'
import type { Kind, ValuesOf } from '../../kinds.ts'
import { type StartError, startErrors } from '../../lines/start-error.ts'
import { lineProof, type Proof } from '../../proof.ts'

/** What follows when no collector comes up. */
export const notStarting = {
  symptoms: ['collector', 'traces', 'metrics'],
  hop: 'deployment',
  brings: [
    'collector_down',
    'collector_restarts',
    'collector_unreachable',
    'deployment_failed',
    'traces_unsent',
    'metrics_unsent',
    'logs_unsent',
    'traces_missing',
    'metrics_missing',
  ],
  stackWide: true,
} as const

export type StartFacts = Pick<FactValues, 'collectorLog'> &
  Partial<Pick<FactValues, 'collectorTasks' | 'collectorConfig'>>

/** @returns how the newest task of a collector ended that could not start. */
const endOf = ({ collectorTasks = [] }: StartFacts): Proof[] => {
  const [task] = collectorTasks
    .filter(({ containers }) => containers.some(({ exitCode }) => exitCode !== undefined && exitCode !== 0))
    .toSorted((one, other) => (other.stoppedAt?.getTime() ?? 0) - (one.stoppedAt?.getTime() ?? 0))
  const exitCode = task?.containers.find((container) => container.exitCode !== 0)?.exitCode
  if (task?.stoppedReason === undefined) return []
  const { id: subject, stoppedReason: text, stoppedAt: at } = task
  return [{ kind: 'ecs', source: 'collectorTasks', subject, text, exitCode, at }]
}

/** A task that has lived for so long, in ms, has started. */
const stands = 60_000

/** @returns how far a start that fails reaches: where tasks of the revision before still run, only the deployment fails. */
export const startReach = ({ collectorTasks = [] }: StartFacts, now: Date): Pick<Found, 'reach'> =>
  collectorTasks.some(
    ({ lastStatus, startedAt }) =>
      lastStatus === 'RUNNING' && startedAt !== undefined && now.getTime() - startedAt.getTime() >= stands,
  )
    ? { reach: { brings: ['deployment_failed', 'collector_restarts'], stackWide: false } }
    : {}

const quoted = ({ line, text }: StartError): string => (line.plain && !line.text.includes('\n') ? line.text : text)

/** @returns an error of a start as proof, and how its task ended. */
export const startProof = (error: StartError, known: StartFacts): [Proof, ...Proof[]] => {
  const { at, count } = error.line
  return [lineProof('collectorLog', { at, count, text: quoted(error) }), ...endOf(known)]
}

type StartCause<K extends Kind> = {
  kind: K
  catalogue: readonly string[]
  source: Source
  /** @returns the values of the finding, or undefined for an error that is another's. */
  read(error: StartError, known: StartFacts & { errors: readonly StartError[] }): ValuesOf<K> | undefined
  /** Settings of the configuration that prove it as well. */
  settings?(values: ValuesOf<K>, known: StartFacts): readonly Proof[]
}

/** @returns a cause that keeps a collector from starting, confirmed by the error with which it ended. */
export const defineStartCause = <const K extends Kind>({ kind, catalogue, source, read, settings }: StartCause<K>) =>
  defineCause({
    ...notStarting,
    kind,
    catalogue,
    source,
    needs: ['collectorLog'],
    wants: ['collectorTasks', 'collectorConfig'],
    judge(known: StartFacts, { environment, now }: CheckContext): Found<K>[] {
      const errors = startErrors(known, now)
      return errors.flatMap((error): Found<K>[] => {
        const values = read(error, { ...known, errors })
        if (values === undefined) return []
        const [first, ...rest] = startProof(error, known)
        const proof: [Proof, ...Proof[]] = [first, ...(settings?.(values, known) ?? []), ...rest]
        return [
          { subject: environment.collectorService, confidence: 'confirmed', values, proof, ...startReach(known, now) },
        ]
      })
    },
  })
