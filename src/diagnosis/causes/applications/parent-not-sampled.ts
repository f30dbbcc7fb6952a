import { lineFrom } from '../../../log-line.ts'
import { defineCause } from '../../cause.ts'
import { samplerOf } from '../../sampler.ts'
import { listed, settingsOf, variableProof } from '../../sdk-evidence.ts'
import { disabled, sdkSettings } from '../../sdk-settings.ts'

type Fields = ReturnType<typeof lineFrom>['fields']

const realId = /^(?!0+$)[0-9a-f]{32}$/i

/** Keys as Python's logging instrumentation, Java's MDC and the data model for logs write them. */
const idKeys = ['otelTraceID', 'trace_id', 'traceId', 'traceid', 'TraceId']
const flagKeys = ['otelTraceSampled', 'trace_flags', 'traceFlags', 'TraceFlags', 'trace_sampled']

/** Whether the line was written within a span that nobody samples. */
const unsampled = (fields: Fields): boolean => {
  const id = idKeys.map((key) => fields[key]).find((value) => typeof value === 'string')
  const flag = flagKeys.map((key) => fields[key]).find((value) => value !== undefined)
  return typeof id === 'string' && realId.test(id) && ['false', '00', '0'].includes(String(flag).toLowerCase())
}

const header = /traceparent"?[:=]\s*\\?"?00-[0-9a-f]{32}-[0-9a-f]{16}-00\b/i

/**
 * A caller outside of the stack says that its traces are not sampled, and the services follow it. It shows in the
 * services' own lines: a trace id that is real, not sampled, though every service samples all that begins with it.
 */
export const parentNotSampled = defineCause({
  kind: 'parent-not-sampled',
  catalogue: ['T5'],
  source: 'measured',
  symptoms: ['traces'],
  hop: 'applications',
  brings: ['traces_missing'],
  needs: ['logLines', 'taskDefinitions'],
  judge({ logLines: { events }, taskDefinitions }) {
    const all = sdkSettings(taskDefinitions)
    // Where any service samples a share, a trace that is not sampled is no riddle.
    const samplesAll = all.every((settings) => disabled(settings) || samplerOf(settings).share === 1)
    if (all.length === 0 || !samplesAll) return []
    const followers = new Set(all.filter((settings) => !disabled(settings) && samplerOf(settings).parentBased))
    const own = events.flatMap((event) => {
      const line = lineFrom(event)
      const settings = settingsOf(all, { service: line.service, stream: event.stream })
      return settings !== undefined && followers.has(settings) ? [{ ...event, fields: line.fields, settings }] : []
    })
    const lost = own.filter(({ fields, message }) => unsampled(fields) || header.test(message))
    const [first] = lost
    if (first === undefined) return []
    // They follow each other: it is one caller before all of them.
    const services = listed(lost.map(({ settings }) => settings.service))
    const of = own.filter(({ settings }) => lost.some((each) => each.settings === settings)).length
    const { settings } = first
    return [
      {
        subject: services,
        confidence: 'likely',
        values: { share: `${Math.round((100 * lost.length) / of)} %` },
        proof: [
          { kind: 'line', source: 'logLines', at: first.at, text: first.message, count: lost.length },
          variableProof(settings, 'OTEL_TRACES_SAMPLER', { value: settings.variables['OTEL_TRACES_SAMPLER'] }),
        ],
      },
    ]
  },
})
