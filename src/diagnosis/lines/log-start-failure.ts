import type { CheckContext } from '../check.ts'
import type { FactValues } from '../facts/schemas.ts'
import { type AwsError, awsErrorIn } from './aws-error.ts'
import { overcome, type Stop, stopsOf, tasksOf } from './stops.ts'

/** Why the log driver could not be set up, so that no container starts. */
export type LogStartFailure = 'missing' | 'denied' | 'unreachable' | 'options'

/** Texts of Fargate's and Docker's log drivers. Source: shim-loggers-for-containerd and moby, awslogs. */
const ofDriver =
  /validate logger args|initialize logging driver|create Cloud[Ww]atch log (?:stream|group)|awslogs driver arguments/

const reasons: readonly (readonly [RegExp, LogStartFailure])[] = [
  [/awslogs-\w+ is required|MissingEndpoint|unknown log opt|must specify a value for|MissingRegion/, 'options'],
  [/AccessDenied|not authorized to perform/, 'denied'],
  [/ResourceNotFound|log group does not exist/, 'missing'],
  [
    /signal: killed|connection issue|network configuration|i\/o timeout|deadline exceeded|send request failed|no such host|connection refused|request canceled|StatusCode: 0\b|Client\.Timeout/,
    'unreachable',
  ],
]

/** @returns why the log driver of a task could not be set up, or undefined for any other text. */
const logStartFailureIn = (text: string): LogStartFailure | undefined =>
  ofDriver.test(text) ? reasons.find(([pattern]) => pattern.test(text))?.[1] : undefined

export type LogStop = Stop & { failure: LogStartFailure; aws: AwsError | undefined }

type Known = Pick<FactValues, 'services'> & Partial<Pick<FactValues, 'collectorTasks' | 'applicationTasks'>>

/** @returns the newest such failure of each service, where nothing has come right since. */
export const logStops = (
  known: Known,
  failure: LogStartFailure,
  { environment: { collectorService }, now }: CheckContext,
): LogStop[] => {
  const stops = stopsOf(known, { collectorService, now }).flatMap((stop): LogStop[] => {
    const service = known.services.services.find(({ name }) => name === stop.service)
    const found = logStartFailureIn(stop.text)
    if (found !== failure || service === undefined) return []
    const tasks = tasksOf(stop.service, known, collectorService)
    if (overcome(stop, { service, tasks, now })) return []
    return [{ ...stop, failure: found, aws: awsErrorIn(stop.text) }]
  })
  return [...Map.groupBy(stops, ({ service }) => service).values()].flatMap(([newest]) => newest ?? [])
}

/** @returns the group that a text is about, or the one that the task definition names. */
export const logGroupIn = (text: string, named: string | undefined): string =>
  /log-group:([\w./#-]+)/.exec(text)?.[1] ?? named ?? ''
