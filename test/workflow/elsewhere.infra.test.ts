import { describe, expect, test } from 'vitest'
import { callsOf, deploy, outcomes } from './deploy.ts'

describe('a deploy that is not its own', () => {
  test('one that another run has claimed ends quietly, and touches nothing', async () => {
    const ran = await deploy({
      first: [{ when: 'deploys claim', out: '{"claimed":false,"reason":"claimed_elsewhere"}' }],
    })
    expect(ran.jobs['deploy']?.result).toBe('success')
    expect(ran.calls.map(({ line }) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'npm ci --ignore-scripts',
      'otel deploys claim',
    ])
    expect(ran.summary).toContain('### Claimed by another run')
  })

  test('one that meets a lock fails with its owner and reason, and touches nothing', async () => {
    const error =
      'production is locked by U0ALICE for 12 minutes: migration <img src=x onerror=1> @here\n::warning::x\n'
    const out = JSON.stringify({ claimed: false, reason: 'locked' })
    const ran = await deploy({ first: [{ when: 'deploys claim', out, error, status: 2 }] })
    expect(outcomes(ran)['Claim the deploy']).toBe('failure')
    expect(callsOf(ran, /terraform|docker|aws|deploys end/)).toEqual([])
    expect(ran.log).toMatch(/^::error::.*locked by U0ALICE for 12 minutes: migration/m)
    expect(ran.log).not.toMatch(/^\s*::warning/m)
    expect(ran.summary).toContain('U0ALICE')
    expect(ran.summary).not.toContain('<img')
  })

  test.each([
    ['the table cannot be reached', { status: 3 }],
    ['no answer comes', { status: 0, out: '' }],
    ['the answer is not one', { status: 0, out: '{"claimed":"yes"}' }],
    ['the terminal breaks', { status: 1, out: '' }],
  ])('when %s it fails and touches nothing', async (_, answer) => {
    const ran = await deploy({ first: [{ when: 'deploys claim', ...answer }] })
    expect(ran.jobs['deploy']?.result).toBe('failure')
    expect(callsOf(ran, /terraform|docker|aws|deploys end/)).toEqual([])
  })
})
