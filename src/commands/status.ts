import * as z from 'zod'
import type { Gathered } from '../diagnosis/gather.ts'
import { type StatusValue, statusFrom, statusIsGood } from '../reads/status.ts'
import { ok } from '../result.ts'
import { statusView } from '../views/status.ts'
import { defineCommand } from './command.ts'

const facts = ['services', 'collectorTasks', 'collectorUsage', 'alarms'] as const

export const status = defineCommand({
  name: 'status',
  access: 'read',
  args: z.object({}),
  answer: z.object({
    collector: z.object({
      running: z.int().optional(),
      wanted: z.int().optional(),
      cpuPercent: z.number().optional(),
      memoryPercent: z.number().optional(),
      health: z.enum(['healthy', 'unhealthy', 'unknown', 'missing']),
    }),
    services: z.array(
      z.object({ name: z.string(), running: z.int(), wanted: z.int(), revision: z.string(), rollout: z.string() }),
    ),
    alarms: z.object({ firing: z.int().optional(), total: z.int().optional(), names: z.array(z.string()) }),
    servicesTotal: z.int().optional(),
    missing: z.array(z.object({ fact: z.string(), reason: z.string(), detail: z.string() })),
  }),
  doing: (words, environment) => words.commands.doing.status(environment),
  async run(_args, ports, { environment, now, signal, saved }) {
    const { gather } = await import('../diagnosis/gather.ts')
    const gathered: Gathered = saved ?? (await gather(facts, { ports, environment, now: now(), signal }))
    const value = statusFrom(gathered, environment)
    return ok<StatusValue>(value, statusIsGood(value))
  },
  view: statusView,
  json: ({ gathered: _gathered, ...value }) => value,
  facts: ({ gathered }) => gathered,
})
