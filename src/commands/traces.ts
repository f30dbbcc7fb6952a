import * as z from 'zod'
import { oneTrace, traceList } from '../reads/traces.ts'
import { xrayTraceId } from '../trace-id.ts'
import { attempt } from '../views/failure.ts'
import { spanInJson, traceInJson, tracesView } from '../views/traces.ts'
import { flag, last, nameArgument, slow } from './args.ts'
import { defineCommand } from './command.ts'

const id = z
  .string()
  .transform((text, context) => {
    const found = xrayTraceId(text)
    if (found !== undefined) return found
    context.addIssue({ code: 'custom', params: { word: 'traceId' } })
    return z.NEVER
  })
  .optional()
  .meta({ placeholder: 'ID' })

const Trace = z.object({
  id: z.string(),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  status: z.enum(['ok', 'error', 'fault', 'throttle']),
  services: z.array(z.string()),
  name: z.string(),
  url: z.url(),
})

const Span = Trace.pick({ id: true, startedAt: true, durationMs: true, status: true, name: true }).extend({
  parent: z.string().optional(),
  service: z.string(),
  inProgress: z.boolean(),
  cause: z.string().optional(),
})

export const traces = defineCommand({
  name: 'traces',
  access: 'read',
  args: z.object({ service: nameArgument('SERVICE'), errors: flag, slow, last: last('1h'), id }),
  answer: z.object({
    source: z.enum(['xray', 'logs']),
    complete: z.boolean(),
    traces: z.array(Trace),
    spans: z.array(Span).optional(),
  }),
  doing: (words, environment) => words.commands.doing.traces(environment),
  run: ({ id: asked, ...filter }, ports, surroundings) =>
    attempt(surroundings.words, () =>
      asked === undefined ? traceList(filter, ports, surroundings) : oneTrace(asked, ports, surroundings),
    ),
  view: tracesView,
  json(value, { environment }) {
    const { source } = value
    if (value.kind === 'list')
      return { source, complete: value.complete, traces: value.traces.map((trace) => traceInJson(trace, environment)) }
    const traces = [traceInJson(value.trace, environment)]
    return { source, complete: true, traces, spans: value.spans.map(spanInJson) }
  },
})
