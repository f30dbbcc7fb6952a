import type { LogDigest, Task } from '../../ports.ts'
import { type CollectorLine, collectorLines } from './collector-line.ts'
import { type Classified, startMistakeIn } from './start-texts.ts'

/** One error with which a collector ended before it was ready. */
export type StartError = Classified & {
  at: Date
  /** The line that says it. */
  line: CollectorLine
  /** The error without what stands before it: `Error:`, times, stages. */
  text: string
  /** Id of the component that it is about (`awsemf`, `otlp_http/grafana`), or a path such as `service.telemetry.logs`. */
  component: string
}

/** What stands before an error: the time of Go's logger, cobra's `Error:`, and the words of ADOT's or another main. */
const prefix =
  /^\s*(?:\d{4}[/-]\d\d[/-]\d\d[T ]\d\d:\d\d:\d\d\S*\s+)?(?:[\w.-]+\.go:\d+:\s*)?(?<stated>(?:Error:\s+)?(?:[\w ]* run finished with error:\s*)?(?:panic:\s*)?)/

const stages =
  /^(?:failed to get config|failed to (?:build|start|initialize) (?:pipelines|extensions|service)|cannot (?:unmarshal|resolve|retrieve|load) the configuration|cannot (?:start|build|setup) (?:pipelines|extensions)|cannot load configuration's parser|invalid configuration|error decoding '\w+'|decoding failed due to the following error\(s\)|\d+ error\(s\) decoding|retrieved value \(type=\w+\) cannot be used as a Conf|assuming string type since contents are not valid YAML)(?::\s*|$)/

const withoutStages = (text: string): string => {
  const rest = text.replace(stages, '')
  return rest === text || rest === '' ? text : withoutStages(rest)
}

/** Where a text names the component that it is about. */
const named: readonly RegExp[] = [
  /error reading \w*\s*configuration for "([^"]+)"/,
  /^(?:receivers|processors|exporters|extensions|connectors)::([^:\s]+)/,
  /(?:receiver|processor|exporter|extension|connector) "([^"]+)" has invalid configuration/,
  /failed to (?:start|create) "([^"]+)" (?:receiver|processor|exporter|extension|connector)/,
  /failed to start extension "([^"]+)"/,
  /for id: "?([^" ]+)"?/,
]

const path = /^'(service[^']*)'/
const ofLogger = /^failed to create logger: /
const header = /(?:error\(s\)(?: decoding)?|yaml: unmarshal errors):?\s*$/
/** A line of its own that belongs to an error above it: a quoted key, a path. */
const detail = /^(?:'[^']*' \S|\w+::|\s*line \d+: )/
/** How a collector's errors begin; other programs that write to the same group say `Error:`, too. */
const itsOwn =
  /^(?:failed to (?:get config|build |create (?:logger|resource|SDK|meter|tracer)|initialize|start (?:extensions|pipelines|service|")|register)|cannot (?:start|build|setup|load|resolve|unmarshal) |invalid (?:configuration|argument ")|unknown (?:flag|command|shorthand)|unsupported scheme|at least one config|config file not specified|regexp: )/
/** A clean stop ends with status 1 as well when the last of the collector's own metrics cannot be sent. */
const stopping = /failed to shutdown|shutdown complete/i

/** Messages at level error with which a start is given up; the plain line that follows says the same. */
const givenUp = /^(?:Failed to start (?:component|extension)|error found during service initialization)/i

type Piece = { line: CollectorLine; text: string; stated: boolean }

const piecesOf = (line: CollectorLine): Piece[] => {
  const isError = line.level === 'error' && (givenUp.test(line.message) || stages.test(line.error))
  if (!line.plain && !isError) return []
  return (line.plain ? line.text : line.error).split(/\r?\n/).map((each, index) => {
    const found = prefix.exec(each)
    const text = each.slice(found?.[0].length ?? 0).replace(/^\s*\*\s+/, '')
    const said = found?.groups?.['stated'] ?? ''
    const stated = /finished with error/.test(said) || (said !== '' && itsOwn.test(text)) || (isError && index === 0)
    return { line, text, stated }
  })
}

type About = { component: string; path: string; decoding: boolean }

const componentIn = (text: string): string | undefined => {
  for (const pattern of named) {
    const found = pattern.exec(text)?.[1]
    if (found !== undefined) return found
  }
  return undefined
}

const classified = ({ text, stated }: Piece, bare: string, decoding: boolean): Classified | undefined => {
  const isDetail = detail.test(bare)
  if (stopping.test(text) || !(stated || decoding || isDetail)) return undefined
  const known = startMistakeIn(bare) ?? startMistakeIn(text)
  if (known !== undefined) return known
  const invalid = stated
    ? /^(?:invalid configuration|failed to (?:get config|create logger))/.test(text)
    : decoding && isDetail
  // What the logger is made of stands in the configuration, too.
  if (invalid) return { failure: 'value', details: {} }
  return stated ? { failure: 'other', details: {} } : undefined
}

const readAll = (digest: LogDigest): StartError[] => {
  // Oldest first; of one millisecond in the order in which they came.
  const pieces = collectorLines(digest)
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .flatMap(piecesOf)
  const found: StartError[] = []
  let about: About = { component: '', path: '', decoding: false }
  for (const piece of pieces) {
    const { line, text, stated } = piece
    if (stated) about = { component: '', path: '', decoding: false }
    const bare = withoutStages(text)
    const component = componentIn(bare) ?? about.component
    const logger = ofLogger.test(bare) ? 'service.telemetry.logs' : undefined
    about = { ...about, component, path: path.exec(bare)?.[1] ?? logger ?? about.path }
    if (header.test(text)) {
      about = { ...about, decoding: true }
      continue
    }
    const error = classified(piece, bare, about.decoding)
    if (error === undefined) continue
    const own = componentIn(bare) ?? componentIn(text) ?? (about.component || (line.plain ? '' : line.component))
    found.push({ ...error, at: line.at, line, text: bare, component: own === '' ? about.path : own })
  }
  return found
}

const read = new WeakMap<LogDigest, StartError[]>()

/** Lines of one start, and of tasks that are started together, come within this time, in ms; ECS waits longer before it tries again. */
const oneStart = 15_000
/** A collector that has run for so long, in ms, has started: one that cannot ends within seconds. */
const stands = 60_000

const distinct = (errors: readonly StartError[]): StartError[] =>
  [...Map.groupBy(errors, ({ failure, details }) => `${failure} ${JSON.stringify(details)}`).values()].flatMap(
    (same) => same.find(({ component }) => component !== '') ?? same.slice(0, 1),
  )

/**
 * @returns with what the newest start failed, each error once; nothing when a task that was started after it stands
 */
export const startErrors = (
  { collectorLog, collectorTasks = [] }: { collectorLog: LogDigest; collectorTasks?: readonly Task[] | undefined },
  now: Date,
): StartError[] => {
  const all = read.get(collectorLog) ?? readAll(collectorLog)
  read.set(collectorLog, all)
  const newest = Math.max(...all.map(({ at }) => at.getTime()))
  const settled = collectorTasks.some(
    ({ lastStatus, startedAt }) =>
      lastStatus === 'RUNNING' &&
      startedAt !== undefined &&
      startedAt.getTime() > newest &&
      now.getTime() - startedAt.getTime() >= stands,
  )
  return settled ? [] : distinct(all.filter(({ at }) => newest - at.getTime() <= oneStart))
}
