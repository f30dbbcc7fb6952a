import type { Surroundings } from '../commands/command.ts'
import { comparedFacts, fingerprintOf } from '../diagnosis/fingerprint.ts'
import { gather } from '../diagnosis/gather.ts'
import type { Verified } from '../diagnosis/verify.ts'
import type { AccountPorts } from '../ports.ts'

/**
 * Keeps how the environment stands when everything was looked at and nothing failed, settles or could not be told, for
 * the next troubleshoot to compare with. It is an extra: the answer does not depend on it.
 */
export const keepGreen = async (
  { hops, facts }: Verified,
  ports: AccountPorts,
  { environment, now, signal, saved, good }: Pick<Surroundings, 'environment' | 'now' | 'signal' | 'saved' | 'good'>,
): Promise<void> => {
  const green = hops.every(
    ({ id, status, reason }) =>
      status === 'passed' ||
      status === 'warning' ||
      (status === 'skipped' && (reason !== 'not_asked' || id === 'canary')),
  )
  if (good === undefined || saved !== undefined || !green) return
  const at = now()
  try {
    const all = await gather(comparedFacts, { ports, environment, now: at, signal }, facts)
    await good.keep(environment.name, fingerprintOf(all, { at, collector: environment.collectorService }))
  } catch {
    // The table may be out of reach; then the one before stays.
  }
}
