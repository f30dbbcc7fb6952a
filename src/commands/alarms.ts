import * as z from 'zod'
import type { Gathered } from '../diagnosis/gather.ts'
import type { Alarm } from '../ports.ts'
import { fail, ok } from '../result.ts'
import { alarmInJson, alarmsView } from '../views/alarms.ts'
import { failureOf } from '../views/failure.ts'
import { defineCommand } from './command.ts'

export type AlarmsValue = { alarms: Alarm[]; gathered: Gathered }

const severity = { alarm: 0, insufficient_data: 1, ok: 2 }

export const alarms = defineCommand({
  name: 'alarms',
  access: 'read',
  args: z.object({}),
  answer: z.object({
    alarms: z.array(
      z.object({
        name: z.string(),
        state: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']),
        since: z.iso.datetime(),
        threshold: z.number().optional(),
        value: z.number().optional(),
        actions: z.int(),
        url: z.url(),
      }),
    ),
  }),
  doing: (words, environment) => words.commands.doing.alarms(environment),
  async run(_args, ports, { environment, now, signal, saved, words }) {
    const { gather } = await import('../diagnosis/gather.ts')
    const gathered = saved ?? (await gather(['alarms'], { ports, environment, now: now(), signal }))
    const found = gathered.alarms
    if (found === undefined) return fail('no_data', words.answers.notInFile('alarms'))
    if (found.state === 'missing') return failureOf(found, words)
    const list = found.value.toSorted(
      (one, other) => severity[one.state] - severity[other.state] || one.name.localeCompare(other.name),
    )
    const states = list.map(({ state }) => state)
    if (states.includes('alarm')) return ok<AlarmsValue>({ alarms: list, gathered }, 'findings')
    const unclear = list.length === 0 || states.includes('insufficient_data')
    return ok<AlarmsValue>({ alarms: list, gathered }, unclear ? 'unknown' : 'passed')
  },
  view: alarmsView,
  json: ({ alarms: list }, { environment }) => ({ alarms: list.map((alarm) => alarmInJson(alarm, environment)) }),
  facts: ({ gathered }) => gathered,
})
