import type { Symptom } from './cause.ts'
import { causesOf } from './causes.ts'
import type { FactContext } from './facts/fact.ts'
import { type Hop, type HopId, hopIds } from './findings.ts'
import { type Gathered, gather } from './gather.ts'
import { factsForCauses, judgeCauses, type NotChecked } from './judge.ts'
import { type Finding, rank } from './rank.ts'
import { factsForHops, lastDeployment, verify } from './verify.ts'

/** Hops that say whether something is missing for a symptom; without a symptom all of them. */
const hopsOf: Readonly<Record<Symptom, readonly HopId[]>> = {
  collector: ['deployment', 'discovery'],
  traces: ['deployment', 'discovery', 'applications', 'receiving', 'exporting', 'backends'],
  metrics: ['deployment', 'discovery', 'applications', 'receiving', 'exporting', 'backends'],
  logs: ['applications', 'backends'],
}

const judgedHops = hopIds.filter((id) => id !== 'delivery' && id !== 'canary')

export type Troubleshot = {
  symptom?: Symptom
  findings: Finding[]
  /** Findings that are only effects of those above. */
  hidden: Finding[]
  notChecked: NotChecked[]
  /** The hops on the same facts: what is broken, where no cause is known. */
  hops: Hop[]
  facts: Gathered
}

/**
 * Fetches every fact that a hop or a cause needs once, in parallel, and judges them.
 * @param options.facts facts from a file; with them nothing is fetched
 * @returns the causes behind a symptom, or behind anything without one, surest first
 */
export const troubleshoot = async (
  context: FactContext & { signal: AbortSignal },
  options: { symptom?: Symptom | undefined; facts?: Gathered | undefined } = {},
): Promise<Troubleshot> => {
  const { symptom } = options
  const causes = causesOf(symptom)
  const hops = symptom === undefined ? judgedHops : hopsOf[symptom]
  const wanted = [...new Set([...factsForHops(hops, false), ...factsForCauses(causes)])]
  const facts = options.facts ?? (await gather(wanted, context))
  const { environment, now } = context
  const judged = judgeCauses(causes, facts, { environment, now, symptom, deployedAt: lastDeployment(facts) })
  const verified = await verify(context, { hops, facts })
  return {
    ...(symptom !== undefined && { symptom }),
    ...rank(judged.findings),
    notChecked: judged.notChecked,
    hops: verified.hops,
    facts,
  }
}
