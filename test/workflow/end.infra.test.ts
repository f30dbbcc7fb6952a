import { describe, expect, test } from 'vitest'
import { callsOf, deploy, ends } from './deploy.ts'

describe('the end', () => {
  test('a cancelled run says so, and releases its lock', async () => {
    const ran = await deploy({ cancelIn: 'Wait until all services are stable' })
    expect(ends(ran)[0]).toContain('--outcome cancelled')
    expect(ran.summary).toContain('### Cancelled')
    expect(callsOf(ran, /otel verify/)).toEqual([])
  })

  test('a run that is cancelled before it has claimed ends nothing', async () => {
    const ran = await deploy({ cancelIn: 'Claim the deploy' })
    expect(ends(ran)).toEqual([])
  })

  test('a record that cannot be closed is tried again, and said', async () => {
    const again = await deploy({ first: [{ when: 'deploys end', status: 3, times: 2 }] })
    expect(ends(again)).toHaveLength(3)
    expect(again.log).not.toContain('could not be closed')
    const never = await deploy({ first: [{ when: 'deploys end', status: 3 }] })
    expect(never.jobs['deploy']?.result).toBe('success')
    expect(never.log).toContain('or by: otel deploys end --id ')
  })
})
