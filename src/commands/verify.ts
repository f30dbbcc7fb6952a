import * as z from 'zod'
import { hopIds, statuses } from '../diagnosis/findings.ts'
import type { Verified } from '../diagnosis/verify.ts'
import { ok } from '../result.ts'
import { hopsInJson, verifyView } from '../views/verify.ts'
import { choices, flag } from './args.ts'
import { defineCommand } from './command.ts'

const Evidence = z.object({
  text: z.string(),
  kind: z.string().optional(),
  status: z.enum(statuses).optional(),
  source: z.string(),
  at: z.iso.datetime().optional(),
  command: z.string().optional(),
})

export const verify = defineCommand({
  name: 'verify',
  access: 'read',
  args: z.object({ hops: choices(hopIds), canary: flag }),
  answer: z.object({
    hops: z.array(
      z.object({
        id: z.enum(hopIds),
        status: z.enum(statuses),
        reason: z.string().optional(),
        settlesAt: z.iso.datetime().optional(),
        evidence: z.array(Evidence),
      }),
    ),
  }),
  doing: (words, environment, { hops }) => words.commands.doing.verify(environment, hops?.length ?? hopIds.length),
  async run({ hops }, ports, { environment, now, signal, saved, progress, words }) {
    progress(words.commands.doing.verify(environment.name, hops?.length ?? hopIds.length))
    const engine = await import('../diagnosis/verify.ts')
    const verified = await engine.verify({ ports, environment, now: now(), signal }, { hops, facts: saved })
    const found = verified.hops.map(({ status }) => status)
    if (found.includes('failed')) return ok<Verified>(verified, 'findings')
    return ok<Verified>(verified, found.includes('unknown') ? 'unknown' : 'passed')
  },
  view: verifyView,
  json: (verified, { words, environment }) => ({ hops: hopsInJson(verified, words, environment) }),
  facts: ({ facts }) => facts,
  settlesAt: ({ hops }) =>
    hops
      .flatMap(({ settlesAt }) => settlesAt ?? [])
      .sort((one, other) => one.getTime() - other.getTime())
      .at(-1),
})
