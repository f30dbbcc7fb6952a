import type { ServiceId, TraceSummary } from '@aws-sdk/client-xray'
import type { Account } from '../state.ts'
import type { SegmentDocument } from './document.ts'
import type { Trace } from './trace.ts'

const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000

/** @returns the segment in which a trace came in: the earliest that nobody in the trace called. */
export const entryOf = (trace: Trace): SegmentDocument | undefined => {
  const own = trace.segments.filter(({ inferred }) => inferred !== true)
  return own.find(({ parent_id }) => parent_id === undefined) ?? own[0] ?? trace.segments[0]
}

/** @returns the whole trace's duration and its entry's, in seconds. */
export const durations = (trace: Trace): { duration: number; response: number } => {
  const entry = entryOf(trace)
  const start = Math.min(...trace.segments.map(({ start_time }) => start_time))
  const end = Math.max(...trace.segments.map(({ end_time, start_time }) => end_time ?? start_time))
  return { duration: rounded(end - start), response: rounded((entry?.end_time ?? end) - (entry?.start_time ?? start)) }
}

/** @returns whether any segment of the trace is marked so. */
export const marked = (trace: Trace, mark: 'error' | 'fault' | 'throttle'): boolean =>
  trace.segments.some((segment) => segment[mark] === true)

const serviceId = (account: Account, segment: SegmentDocument): ServiceId => ({
  Name: segment.name,
  Names: [segment.name],
  AccountId: account.id,
  ...(segment.origin === undefined ? {} : { Type: segment.origin }),
})

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const annotationsOf = (account: Account, trace: Trace): NonNullable<TraceSummary['Annotations']> => {
  const found: NonNullable<TraceSummary['Annotations']> = {}
  for (const segment of trace.segments) {
    for (const [key, value] of Object.entries(segment.annotations ?? {})) {
      const values = found[key] ?? []
      found[key] = values
      const AnnotationValue =
        typeof value === 'string'
          ? { StringValue: value }
          : typeof value === 'number'
            ? { NumberValue: value }
            : { BooleanValue: value }
      const same = values.find((one) => JSON.stringify(one.AnnotationValue) === JSON.stringify(AnnotationValue))
      if (same === undefined) values.push({ AnnotationValue, ServiceIds: [serviceId(account, segment)] })
      else same.ServiceIds?.push(serviceId(account, segment))
    }
  }
  return found
}

/** @returns the trace as GetTraceSummaries shows it. */
export const summaryOf = (account: Account, trace: Trace): TraceSummary => {
  const entry = entryOf(trace)
  const { duration, response } = durations(trace)
  const services = new Map(
    trace.segments.map((segment) => [`${segment.name} ${segment.origin}`, serviceId(account, segment)]),
  )
  const { request, response: answer } = entry?.http ?? {}
  return {
    Id: trace.id,
    StartTime: new Date(trace.startedAt),
    Duration: duration,
    ResponseTime: response,
    HasFault: marked(trace, 'fault'),
    HasError: marked(trace, 'error'),
    HasThrottle: marked(trace, 'throttle'),
    IsPartial: trace.segments.some(({ in_progress }) => in_progress === true),
    Http: {
      HttpURL: text(request?.url),
      HttpMethod: text(request?.method),
      HttpStatus: answer?.status,
      UserAgent: text(request?.user_agent),
      ClientIp: text(request?.client_ip),
    },
    Annotations: annotationsOf(account, trace),
    Users: [],
    ServiceIds: [...services.values()],
    ...(entry === undefined ? {} : { EntryPoint: serviceId(account, entry) }),
    ResourceARNs: [],
    InstanceIds: [],
    AvailabilityZones: [],
    FaultRootCauses: [],
    ErrorRootCauses: [],
    ResponseTimeRootCauses: [],
    Revision: trace.segments.length,
    MatchedEventTime: new Date(trace.startedAt),
  }
}
