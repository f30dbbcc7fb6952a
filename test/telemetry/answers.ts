import * as z from 'zod'
import { answers as promised } from '../e2e/answers.ts'

const status = z.enum(['ok', 'error', 'fault', 'throttle'])
const named = { id: z.string(), name: z.string(), status, durationMs: z.number() }

/** The answers as scripts are promised them, with the members that telemetry is recognised by. */
export const answers = {
  ...promised,
  traces: promised.traces.extend({
    traces: z.array(z.object({ ...named, services: z.array(z.string()) })),
    spans: z
      .array(z.object({ ...named, parent: z.string().optional(), service: z.string(), cause: z.string().optional() }))
      .optional(),
  }),
}
