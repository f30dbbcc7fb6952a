import type { Surroundings } from '../commands/command.ts'
import { causes } from '../diagnosis/causes.ts'
import { gather } from '../diagnosis/gather.ts'
import { factsForCauses, judgeCauses } from '../diagnosis/judge.ts'
import { type Finding, rank } from '../diagnosis/rank.ts'
import { lastDeployment, type Verified } from '../diagnosis/verify.ts'
import type { AccountPorts } from '../ports.ts'
import { type FindingTexts, findingTexts } from '../words/findings.ts'

/** A verify with the causes of the hops that failed, judged on the same facts. */
export type Explained = Verified & { causes: readonly Finding[]; texts?: FindingTexts }

/** @returns the verify with why its red hops are red; nothing more is asked where none is. */
export const explained = async (
  verified: Verified,
  ports: AccountPorts,
  { environment, now, signal, saved, words }: Pick<Surroundings, 'environment' | 'now' | 'signal' | 'saved' | 'words'>,
): Promise<Explained> => {
  const red = verified.hops.filter(({ status }) => status === 'failed').map(({ id }) => id)
  const candidates = causes.filter(({ hop }) => red.includes(hop))
  if (candidates.length === 0) return { ...verified, causes: [] }
  const at = now()
  const wanted = factsForCauses(candidates)
  const facts =
    saved === undefined ? await gather(wanted, { ports, environment, now: at, signal }, verified.facts) : verified.facts
  const { findings } = judgeCauses(candidates, facts, { environment, now: at, deployedAt: lastDeployment(facts) })
  return { ...verified, facts, causes: rank(findings).findings, texts: findingTexts(words.language) }
}
