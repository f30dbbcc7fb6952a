import type { CanaryMemory } from '../commands/command.ts'
import type { Store } from '../ports.ts'
import { CanaryRun } from '../reads/canary.ts'

/** Seconds that a canary is remembered: longer than it can be looked for. */
const life = 60 * 60

/** What was kept by an older version, or not by us, is as good as nothing. */
const parsed = (text: string): CanaryRun | undefined => {
  try {
    return CanaryRun.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/**
 * The canary of one request between its looks. A table that does not answer forgets it, and another is sent: at most one
 * for each look, and there are few.
 */
export const canaryMemory = (store: Store, request: string): CanaryMemory => {
  const key = `canary#${request}`
  return {
    async recall() {
      const text = await store.recall(key).catch(() => undefined)
      return text === undefined ? undefined : parsed(text)
    },
    keep: (run) => store.keep(key, JSON.stringify(run), life).catch(() => undefined),
  }
}
