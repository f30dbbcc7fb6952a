import * as z from 'zod'

const envelope = {
  schemaVersion: z.literal(1),
  command: z.string(),
  environment: z.literal('production'),
  at: z.iso.datetime(),
  outcome: z.enum(['passed', 'findings', 'unknown', 'refused', 'failed']),
  answer: z.string(),
}

const Evidence = z.object({
  text: z.string(),
  source: z.string(),
  command: z.string().optional(),
  kind: z.string().optional(),
  status: z.string().optional(),
})
const Hop = z.object({
  id: z.string(),
  status: z.enum(['passed', 'warning', 'failed', 'unknown', 'settling', 'skipped']),
  reason: z.string().optional(),
  settlesAt: z.iso.datetime().optional(),
  evidence: z.array(Evidence),
})
const Status = z.enum(['ok', 'error', 'fault', 'throttle'])
const Trace = z.object({ id: z.string(), status: Status, services: z.array(z.string()), url: z.url() })
const Span = z.object({
  id: z.string(),
  parent: z.string().optional(),
  service: z.string(),
  durationMs: z.number(),
  status: Status,
})
const Point = z.object({ at: z.iso.datetime(), value: z.number() })
const Metric = { namespace: z.string(), name: z.string(), dimensions: z.record(z.string(), z.string()) }

/** The answers as scripts are promised them, written down apart from the schemas that make them. */
export const answers = {
  status: z.object({
    ...envelope,
    collector: z.object({
      running: z.int(),
      wanted: z.int(),
      cpuPercent: z.number(),
      memoryPercent: z.number(),
      health: z.string(),
    }),
    services: z.array(z.object({ name: z.string(), running: z.int(), wanted: z.int(), revision: z.string() })),
    alarms: z.object({ firing: z.int() }),
  }),
  verify: z.object({ ...envelope, hops: z.array(Hop) }),
  traces: z.object({ ...envelope, traces: z.array(Trace), spans: z.array(Span).optional() }),
  metrics: z.object({
    ...envelope,
    metrics: z.array(z.object({ ...Metric, lastAt: z.iso.datetime().optional(), latest: z.number().optional() })),
  }),
  series: z.object({
    ...envelope,
    series: z.array(z.object({ ...Metric, statistic: z.string(), points: z.array(Point) })),
  }),
  logs: z.object({
    ...envelope,
    source: z.string(),
    lines: z.array(
      z.object({
        at: z.iso.datetime(),
        service: z.string(),
        level: z.string().optional(),
        message: z.string(),
        fields: z.record(z.string(), z.unknown()),
        json: z.boolean(),
      }),
    ),
  }),
  alarms: z.object({
    ...envelope,
    alarms: z.array(
      z.object({
        name: z.string(),
        state: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']),
        since: z.iso.datetime(),
        threshold: z.number(),
      }),
    ),
  }),
}

export type Verified = z.infer<typeof answers.verify>

/** @returns the hop's row; fails when it is not there. */
export const hopOf = ({ hops }: Pick<Verified, 'hops'>, id: string): z.infer<typeof Hop> => {
  const hop = hops.find((each) => each.id === id)
  if (hop === undefined) throw new Error(`There is no hop called ${id}.`)
  return hop
}
