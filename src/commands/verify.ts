import * as z from 'zod'
import { hopIds, statuses } from '../diagnosis/findings.ts'
import { isSent, nextLook } from '../reads/canary.ts'
import type { Explained } from '../reads/explained.ts'
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
  async run({ hops, canary }, ports, surroundings) {
    const { environment, now, signal, saved, progress, words, canary: memory } = surroundings
    progress(words.commands.doing.verify(environment.name, hops?.length ?? hopIds.length))
    const engine = await import('../diagnosis/verify.ts')
    const wanted = canary || hops?.includes('canary') === true
    const earlier = wanted ? await memory?.recall() : undefined
    const context = { ports, environment, now: now(), signal, canary: earlier }
    const verified = await engine.verify(context, { hops, canary: wanted, facts: saved })
    const run = verified.facts.canary
    // A canary that was not sent is not looked for: the next look sends another.
    if (run?.state === 'known' && isSent(run.value)) await memory?.keep(run.value)
    const found = verified.hops.map(({ status }) => status)
    if (found.includes('failed')) {
      const { explained } = await import('../reads/explained.ts')
      return ok<Explained>(await explained(verified, ports, surroundings), 'findings')
    }
    const unexplained: Explained = { ...verified, causes: [] }
    if (found.includes('unknown')) return ok<Explained>(unexplained, 'unknown')
    if (hops === undefined && surroundings.good !== undefined)
      await (await import('../reads/green.ts')).keepGreen(verified, ports, surroundings)
    return ok<Explained>(unexplained)
  },
  view: verifyView,
  json: (verified, { words, environment }) => ({ hops: hopsInJson(verified, words, environment) }),
  facts: ({ facts }) => facts,
  settlesAt: ({ hops, facts: { canary } }) => {
    const isWaiting = hops.some(({ id, status }) => id === 'canary' && status === 'settling')
    if (isWaiting && canary?.state === 'known' && isSent(canary.value))
      return nextLook(canary.value, canary.value.lookedAt)
    return hops
      .flatMap(({ settlesAt }) => settlesAt ?? [])
      .sort((one, other) => one.getTime() - other.getTime())
      .at(-1)
  },
})
