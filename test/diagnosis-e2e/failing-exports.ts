import { counter, metrics, oneLog, oneSpan, send } from '../collector/otlp.ts'
import { type Collector, startCollector } from '../tools/collector.ts'
import { untrustedCertificate } from './certificate.ts'
import type { ExportCase } from './export-case.ts'
import { type Stub, startStub } from './stub.ts'
import { until } from './until.ts'

type Encoding = 'json' | 'console'

const signals = { awsxray: 'traces', awsemf: 'metrics', awscloudwatchlogs: 'logs', otlp_http: undefined } as const
const signalOf = ({ exporter, signal = 'traces' }: ExportCase) => signals[exporter] ?? signal

/** Gives up after a second, so that all that an exporter has to say is said soon. */
const impatient = { initial_interval: '100ms', max_interval: '100ms', max_elapsed_time: '1s' }

const usual: Readonly<Record<ExportCase['exporter'], object>> = {
  awsxray: { region: 'us-east-1' },
  awsemf: { region: 'us-east-1', log_group_name: '/metrics/agent-prod', namespace: 'A' },
  awscloudwatchlogs: {
    region: 'us-east-1',
    log_group_name: '/ecs/agent-prod/otlp',
    log_stream_name: 'collector',
    retry_on_failure: { enabled: true, ...impatient },
  },
  otlp_http: { retry_on_failure: impatient },
}

const idOf = ({ exporter, name }: ExportCase): string => `${exporter}/${name}`

const addressOf = (url: string | undefined): object => (url === undefined ? {} : { endpoint: url })

const pipelineOf = (one: ExportCase) => [
  `${signalOf(one)}/${one.name}`,
  { receivers: ['otlp'], processors: ['batch/soon'], exporters: [idOf(one)] },
]

/** @returns a configuration in which each case has an exporter and a pipeline of its own. */
const configOf = (cases: readonly ExportCase[], urls: ReadonlyMap<ExportCase, string>, logs: object): string =>
  JSON.stringify({
    extensions: { health_check: { endpoint: 'localhost:13133' } },
    receivers: { otlp: { protocols: { grpc: { endpoint: '0.0.0.0:4317' }, http: { endpoint: '0.0.0.0:4318' } } } },
    processors: { 'batch/soon': { timeout: '50ms' } },
    exporters: Object.fromEntries(
      cases.map((one) => [idOf(one), { ...usual[one.exporter], ...addressOf(urls.get(one)), ...one.settings }]),
    ),
    service: {
      extensions: ['health_check'],
      telemetry: {
        logs,
        metrics: { level: 'none' },
      },
      pipelines: Object.fromEntries(cases.map(pipelineOf)),
    },
  })

/** The console encoding puts a stack trace into lines of its own; the awslogs driver makes an event of each. */
const isContinued = (line: string): boolean => !/^\{|^\d{4}-\d\d-\d\dT/.test(line)

const recordsOf = (output: string): string[][] =>
  output
    .split('\n')
    .filter((line) => line !== '')
    .reduce<string[][]>((records, line) => {
      const last = records.at(-1)
      if (last !== undefined && isContinued(line)) last.push(line)
      else records.push([line])
      return records
    }, [])

const nameIn = (line: string): string | undefined =>
  /"otelcol\.(?:pipeline|component)\.id": ?"(?!batch)[a-z_]+\/([\w.-]+)"/.exec(line)?.[1]

/** @returns what the collector would have written with this case's exporter alone. */
const linesOf = (output: string, { name }: ExportCase): string[] =>
  recordsOf(output).flatMap((record) => ([undefined, name].includes(nameIn(record[0] ?? '')) ? record : []))

const failed = /Exporting failed\. (?:Rejecting|Dropping) data|events for log group name|UnprocessedTraceSegments/

/** Its exporter has said what it has to say; one that succeeds says nothing, but its stub was asked. */
const isDone = (one: ExportCase, output: string, stub: Stub | undefined): boolean =>
  one.kind === undefined
    ? stub !== undefined && stub.asked.length > 0
    : linesOf(output, one).some((line) => nameIn(line) === one.name && failed.test(line))

const data = { traces: oneSpan, metrics: () => metrics(counter({ name: 'agent.runs' })), logs: () => oneLog('hello') }

/** Sends one piece of each signal that has a pipeline. */
const feed = async ({ http }: Collector, cases: readonly ExportCase[]): Promise<void> => {
  for (const signal of new Set(cases.map(signalOf))) await send(http, signal, data[signal]())
}

type Run = { encoding?: Encoding; level?: 'info' | 'debug'; env?: Record<string, string> }

/**
 * Runs all cases in one collector: starts it, sends it one piece of data of each signal, waits until every exporter has
 * said that it failed, and stops it.
 * @returns the lines of each case
 */
export const failingExports = async (
  cases: readonly ExportCase[],
  { encoding = 'json', level = 'info', env = {} }: Run = {},
): Promise<(one: ExportCase) => string[]> => {
  const certificate = cases.some(({ tls }) => tls) ? untrustedCertificate() : undefined
  const stubs = new Map<ExportCase, Stub>()
  for (const one of cases)
    if (one.answers !== undefined) stubs.set(one, await startStub(one.answers, one.tls ? certificate : undefined))
  try {
    const urls = new Map([...stubs].map(([one, { url }]) => [one, url]))
    const collector = await startCollector({
      config: configOf(cases, urls, { encoding, level, sampling: { enabled: false } }),
      env,
    })
    try {
      await feed(collector, cases)
      const open = () => cases.filter((one) => !isDone(one, collector.output(), stubs.get(one))).map(idOf)
      await until(
        () => `these exporters say that they failed: ${open()}`,
        40,
        async () => open().length === 0,
      )
    } finally {
      await collector.stop()
    }
    return (one) => linesOf(collector.output(), one)
  } finally {
    await Promise.all([...stubs.values()].map(({ stop }) => stop()))
  }
}
