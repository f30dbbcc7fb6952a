import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { deploy, origin, vars } from './deploy.ts'
import { hostile } from './hostile.ts'
import type { Setup } from './run.ts'

describe('a request that is refused', () => {
  const refused = async (setup: Partial<Setup>) => {
    const ran = await deploy({ event: 'workflow_dispatch', ...setup })
    expect(ran.jobs['request']?.result).toBe('failure')
    expect(ran.jobs['deploy']?.result).toBe('skipped')
    expect(ran.calls).toEqual([])
    return ran
  }

  test('a commit that is not on the default branch', async () => {
    const ran = await refused({ inputs: { sha: origin.elsewhere } })
    expect(ran.summary).toContain('not on the default branch')
  })

  test('a commit that does not exist, or a short one', async () => {
    await refused({ inputs: { sha: '0123456789'.repeat(4) } })
    await refused({ inputs: { sha: origin.head.slice(0, 12) } })
  })

  test('an environment that the repository does not deploy', async () => {
    const ran = await refused({ inputs: { environment: 'sandbox' } })
    expect(ran.summary).toContain('DEPLOY_ENVIRONMENTS')
  })

  test('an environment in no form, even where the repository lists it', async () => {
    const listed = { ...vars, DEPLOY_ENVIRONMENTS: 'Prod_1 production' }
    const ran = await refused({ vars: listed, inputs: { environment: 'Prod_1' } })
    expect(ran.summary).toContain('lower case letters')
  })

  test('a run on another branch', async () => {
    await refused({ ref: 'refs/heads/feature' })
  })

  test.each(['deploy_id', 'sha', 'environment'])(
    'hostile text as %s runs nothing and leaves no file',
    async (input) => {
      for (const text of hostile) {
        // A deploy id may be any plain word, and `PRODUCTION` is one.
        if (input === 'deploy_id' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text)) continue
        const ran = await refused({ inputs: { [input]: text } })
        const files = readdirSync(ran.place, { recursive: true }).map(String)
        expect(
          files.filter((name) => /CANARY/.test(name)),
          text,
        ).toEqual([])
        expect(
          ran.log.split('\n').filter((line) => line.startsWith('::') && !line.startsWith('::error::')),
          text,
        ).toEqual([])
        expect(ran.log, 'the value itself is not shown').not.toContain('touch')
      }
    },
    120_000,
  )

  test('without environments a push deploys nothing and says how to begin, and a dispatch fails', async () => {
    const ran = await deploy({ vars: {} })
    expect(ran.jobs['request']?.result).toBe('success')
    expect(ran.jobs['deploy']?.result).toBe('skipped')
    expect(ran.summary).toContain('DEPLOY_ENVIRONMENTS')
    await refused({ vars: {} })
  })
})
