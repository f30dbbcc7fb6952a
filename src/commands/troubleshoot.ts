import * as z from 'zod'
import { confidences, symptoms } from '../diagnosis/cause.ts'
import type { TroubleshootValue } from '../reads/troubleshoot.ts'
import { ok } from '../result.ts'
import { troubleshootInJson, troubleshootView } from '../views/troubleshoot.ts'
import { type ArgumentMeta, choice } from './args.ts'
import { defineCommand } from './command.ts'

const Evidence = z.object({
  text: z.string(),
  source: z.string(),
  at: z.iso.datetime().optional(),
  command: z.string().optional(),
})

export const troubleshoot = defineCommand({
  name: 'troubleshoot',
  access: 'read',
  args: z.object({
    symptom: choice(symptoms).meta({ placeholder: symptoms.join('|'), positional: true } satisfies ArgumentMeta),
  }),
  answer: z.object({
    symptom: z.enum(symptoms).optional(),
    findings: z.array(
      z.object({
        kind: z.string(),
        confidence: z.enum(confidences),
        subject: z.string(),
        text: z.string(),
        evidence: z.array(Evidence),
        means: z.string(),
        fix: z.object({ text: z.string(), command: z.string().optional() }),
        page: z.string(),
      }),
    ),
    changed: z.array(
      z.object({
        subject: z.string(),
        before: z.string().optional(),
        after: z.string().optional(),
        at: z.iso.datetime().optional(),
      }),
    ),
    changedSince: z.iso.datetime().optional(),
    broken: z.array(z.string()),
    checked: z.int(),
    notChecked: z.array(z.object({ check: z.string(), reason: z.string(), detail: z.string().optional() })),
  }),
  doing: (words, environment) => words.commands.doing.troubleshoot(environment),
  async run({ symptom }, ports, surroundings) {
    surroundings.progress(surroundings.words.commands.doing.troubleshoot(surroundings.environment.name))
    const { readTroubleshoot } = await import('../reads/troubleshoot.ts')
    const value = await readTroubleshoot(symptom, ports, surroundings)
    const { findings, hops, notChecked } = value.found
    if (findings.length > 0 || hops.some(({ status }) => status === 'failed'))
      return ok<TroubleshootValue>(value, 'findings')
    const unsure = notChecked.length > 0 || hops.some(({ status }) => status === 'unknown')
    return ok<TroubleshootValue>(value, unsure ? 'unknown' : 'passed')
  },
  view: troubleshootView,
  json: troubleshootInJson,
  facts: ({ found: { facts } }) => facts,
})
