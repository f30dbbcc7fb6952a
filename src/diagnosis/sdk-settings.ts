import type { FactValues } from './facts/schemas.ts'
import type { Signal } from './findings.ts'

/** What the container of a service that carries the SDK was given. */
export type SdkSettings = {
  /** The ECS service. */
  service: string
  container: string
  streamPrefix: string
  variables: Readonly<Record<string, string>>
  /** Names of the variables that come from secrets: they are there, and their values are none of our business. */
  secrets: ReadonlySet<string>
  /** A collector runs in the same task, so that localhost is right. */
  sidecar: boolean
  /** What its telemetry is called. */
  telemetryName: string | undefined
}

type Definition = FactValues['taskDefinitions'][number]
type Container = Definition['running']['containers'][number]

const isCollector = ({ name, image, environment, secrets }: Container): boolean =>
  'AOT_CONFIG_CONTENT' in { ...environment, ...secrets } ||
  /otelcol|otel-collector|opentelemetry-collector|adot|alloy|(^|\/)grafana-agent/.test(image) ||
  /collector|^adot|^otel$/.test(name)

const configured = ({ environment, secrets }: Container): boolean =>
  Object.keys({ ...environment, ...secrets }).some((name) => name.startsWith('OTEL_'))

/** An attribute of `OTEL_RESOURCE_ATTRIBUTES`, which is a list `key=value,key=value`. Source: OpenTelemetry specification. */
const attribute = (variables: SdkSettings['variables'], key: string): string | undefined =>
  variables['OTEL_RESOURCE_ATTRIBUTES']
    ?.split(',')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === key)?.[1]

const settingsFrom = ({ service, running: { containers } }: Definition): SdkSettings[] => {
  const own = containers.filter((container) => !isCollector(container))
  const container = own.find(configured) ?? own.find(({ essential }) => essential)
  if (container === undefined) return []
  const { environment: variables, secrets, logOptions, name } = container
  return [
    {
      service,
      container: name,
      streamPrefix: logOptions['awslogs-stream-prefix'] ?? '',
      variables,
      secrets: new Set(Object.keys(secrets)),
      sidecar: containers.length > own.length,
      telemetryName: variables['OTEL_SERVICE_NAME'] || attribute(variables, 'service.name'),
    },
  ]
}

const none: FactValues['taskDefinitions'] = []
const read = new WeakMap<object, SdkSettings[]>()

/** @returns the SDK's settings of each application service, from the revision that it runs. */
export const sdkSettings = (taskDefinitions: FactValues['taskDefinitions'] = none): readonly SdkSettings[] => {
  const known = read.get(taskDefinitions)
  if (known !== undefined) return known
  const settings = taskDefinitions.flatMap(settingsFrom)
  read.set(taskDefinitions, settings)
  return settings
}

/** @returns whether a service has the variable, with a value or from a secret. */
export const carries = ({ variables, secrets }: SdkSettings, name: string): boolean =>
  (variables[name] ?? '') !== '' || secrets.has(name)

/** @returns whether the SDK makes nothing at all. Only `true` does so, in any case. Source: OpenTelemetry specification. */
export const disabled = ({ variables }: SdkSettings): boolean =>
  variables['OTEL_SDK_DISABLED']?.trim().toLowerCase() === 'true'

/** Exporters that keep the data in the process or print it. Sources: the SDKs' lists of known exporters. */
const keepsToItself = /^(none|console|logging|logging-otlp|in_memory|experimental-otlp\/stdout)$/

/** @returns the value of `OTEL_…_EXPORTER` where none of the exporters that it names sends anything. */
export const unsendingExporter = ({ variables }: SdkSettings, signal: Signal): string | undefined => {
  const value = variables[`OTEL_${signal.toUpperCase()}_EXPORTER`]?.trim()
  if (value === undefined || value === '') return undefined
  const names = value.split(',').map((name) => name.trim().toLowerCase())
  return names.every((name) => keepsToItself.test(name)) ? value : undefined
}

/** The variable for one signal goes before the one for all. Source: OpenTelemetry specification, OTLP exporter. */
const named = (settings: SdkSettings, signal: Signal, what: string): { variable: string; value: string } | undefined =>
  [`OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_${what}`, `OTEL_EXPORTER_OTLP_${what}`]
    .map((variable) => ({ variable, value: settings.variables[variable]?.trim() ?? '' }))
    .find(({ value }) => value !== '')

/** @returns the endpoint of a signal and the variable that it stands in; undefined where none is readable. */
const endpointOf = (settings: SdkSettings, signal: Signal) => named(settings, signal, 'ENDPOINT')

/** @returns the protocol that a variable asks for, and that variable; each SDK has its own default. */
export const protocolOf = (settings: SdkSettings, signal: Signal) => named(settings, signal, 'PROTOCOL')

export type Endpoint = { variable: string; value: string; signals: Signal[] }

/** @returns each endpoint that a service sends traces or metrics to, with the signals that go there. */
export const endpointsOf = (settings: SdkSettings): Endpoint[] => {
  const found = new Map<string, Endpoint>()
  for (const signal of ['traces', 'metrics', 'logs'] as const) {
    const endpoint = endpointOf(settings, signal)
    if (endpoint === undefined || unsendingExporter(settings, signal) !== undefined) continue
    const { variable } = endpoint
    const known = found.get(variable) ?? { ...endpoint, signals: [] }
    found.set(variable, { ...known, signals: [...known.signals, signal] })
  }
  return [...found.values()]
}

export type Address = { scheme: string | undefined; host: string; port: number | undefined; path: string }

/** @returns the parts of an endpoint or of a target that a line names, with or without a scheme; port of the scheme where none is given. */
export const addressOf = (text: string): Address | undefined => {
  const [, scheme, bracketed, plain, port, path = ''] =
    /^(?:(\w+):\/\/)?(?:\[([\da-f:.]+)\]|([\w.-]+))(?::(\d+))?(\/.*)?$/i.exec(text.trim()) ?? []
  const host = bracketed ?? plain
  if (host === undefined) return undefined
  const usual = scheme === 'https' ? 443 : scheme === 'http' ? 80 : undefined
  return {
    scheme: scheme?.toLowerCase(),
    host: host.toLowerCase(),
    port: port === undefined ? usual : Number(port),
    path,
  }
}

/** @returns whether a host is the task itself. */
export const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|::1|0:0:0:0:0:0:0:1)$/.test(host)

const endpointVariables = ['', 'TRACES_', 'METRICS_', 'LOGS_'].map((signal) => `OTEL_EXPORTER_OTLP_${signal}ENDPOINT`)

/** Where the endpoint may stand instead: a configuration file, or options of the JVM. Source: OpenTelemetry specification, Java agent. */
const elsewhere = ['OTEL_CONFIG_FILE', 'OTEL_EXPERIMENTAL_CONFIG_FILE', 'OTEL_JAVAAGENT_CONFIGURATION_FILE']
const inJvm = /otel\.exporter\.otlp(\.\w+)?\.endpoint|otel\.javaagent\.configuration-file/

/** @returns whether a service exports and nothing that can be read says where to. */
export const lacksEndpoint = (settings: SdkSettings): boolean =>
  ![...endpointVariables, ...elsewhere].some((name) => carries(settings, name)) &&
  !inJvm.test(settings.variables['JAVA_TOOL_OPTIONS'] ?? '') &&
  !settings.sidecar &&
  !disabled(settings) &&
  (unsendingExporter(settings, 'traces') === undefined || unsendingExporter(settings, 'metrics') === undefined)
