import type { Effect, Found } from './cause.ts'
import type { CheckContext } from './check.ts'
import { windowMinutes } from './facts/fact.ts'
import type { FactValues } from './facts/schemas.ts'
import { exported, ownFlow } from './flow.ts'
import { type ExportFailure, exportFailuresIn, type Failure } from './lines/export-failure.ts'
import { lineProof, type Proof } from './proof.ts'

type Known = Pick<FactValues, 'collectorLog'> & Partial<Pick<FactValues, 'collectorMetrics'>>

type At = Pick<CheckContext, 'now' | 'environment'>

/** What failed a while ago and has only succeeded since is over. */
const isOver = ({ line, exporter }: ExportFailure, { collectorMetrics }: Known, { now, environment }: At): boolean =>
  collectorMetrics !== undefined &&
  now.getTime() - line.at.getTime() > windowMinutes * 60_000 &&
  exported(ownFlow(collectorMetrics, environment)).some(
    (flow) => flow.exporter === exporter && flow.sent > 0 && flow.failed === 0,
  )

/** What happens to every backend now and then, and goes by: the next try, a few seconds later, succeeds. */
const passing: ReadonlySet<Failure> = new Set(['server', 'timed_out', 'refused', 'no_route', 'unknown'])
const fewTries = 3
const triesAgain = /Will retry/

/** A few exports that were tried again, of which nothing was lost, are no fault. */
const isPassing = ({ failure, exporter }: ExportFailure, all: readonly ExportFailure[]): boolean => {
  if (!passing.has(failure)) return false
  const alike = all.filter((other) => other.failure === failure && other.exporter === exporter)
  const tries = alike.reduce((sum, { line }) => sum + line.count, 0)
  return tries < fewTries && alike.every(({ line }) => triesAgain.test(line.message))
}

/** @returns the exports that fail, newest first, without those that have recovered. */
export const failuresOf = (known: Known, at: At): ExportFailure[] => {
  const all = exportFailuresIn(known.collectorLog)
  return all.filter((failure) => !isOver(failure, known, at) && !isPassing(failure, all))
}

const bySignal: Readonly<Record<ExportFailure['signal'], readonly Effect[]>> = {
  traces: ['traces_not_exported', 'traces_missing'],
  metrics: ['metrics_not_exported', 'metrics_missing'],
  logs: ['logs_not_exported'],
}

/** @returns what follows from these failures: the collector's own metrics (`/self`) are nobody's telemetry. */
export const reachOf = (failures: readonly ExportFailure[]): NonNullable<Found['reach']> => ({
  brings: [
    ...new Set(
      failures
        .filter(({ exporter }) => !exporter.endsWith('/self'))
        .flatMap(({ backend, signal }) =>
          backend === 'gateway' ? (['grafana_not_exported'] as const) : bySignal[signal],
        ),
    ),
  ],
  stackWide: true,
})

const distinct = (all: readonly string[]): string =>
  [...new Set(all.filter((each) => each !== ''))].toSorted().join(', ')

/** @returns the ids of the exporters, each once: `awsemf, awscloudwatchlogs`. */
export const exportersOf = (failures: readonly ExportFailure[]): string =>
  distinct(failures.map(({ exporter }) => exporter))

/** @returns the hosts that were called, each once; where no error names one, the services, else the exporters. */
export const hostsOf = (failures: readonly ExportFailure[]): string =>
  distinct(failures.map(({ host = '' }) => host)) || servicesOf(failures) || exportersOf(failures)

/** @returns the services of AWS that were called, as people call them. */
export const servicesOf = (failures: readonly ExportFailure[]): string =>
  distinct(failures.map(({ backend }) => serviceNames[backend]))

const serviceNames: Readonly<Record<ExportFailure['backend'], string>> = {
  xray: 'X-Ray',
  logs: 'CloudWatch Logs',
  monitoring: 'CloudWatch',
  gateway: '',
}

/** Exporters say one failure in up to four lines; this one says what became of the data. */
const tells = /^Exporting failed/

const most = 3

/** @returns for each exporter the line that says most, and what else is given. */
export const proofOf = (
  [first, ...others]: readonly [ExportFailure, ...ExportFailure[]],
  ...more: readonly Proof[]
): [Proof, ...Proof[]] => {
  const all = [first, ...others]
  const lines = [...Map.groupBy(all, ({ exporter }) => exporter).values()].flatMap((own) => {
    const best = own.find(({ line }) => tells.test(line.message)) ?? own[0]
    return best === undefined ? [] : [lineProof('collectorLog', best.line)]
  })
  const [line = lineProof('collectorLog', first.line), ...rest] = lines
  return [line, ...rest.slice(0, most - 1), ...more]
}

/** @returns whether a list has anything in it. */
export const isSome = <T>(list: readonly T[]): list is readonly [T, ...T[]] => list.length > 0

/** @returns the HTTP status of an answer, or what stands for it. */
export const statusOf = ({ status, aws }: ExportFailure): string => String(status ?? aws?.code ?? '5xx')

/** @returns the error code of an answer, or its HTTP status. */
export const codeOf = ({ status, aws }: ExportFailure): string => aws?.code ?? String(status ?? '400')

/** What a service answers to a request that it does not accept as it is. */
export const rejected: ReadonlySet<ExportFailure['failure']> = new Set(['invalid', 'too_large', 'data_refused'])
