import { describe, expect, test } from 'vitest'
import { callsOf, deploy, ends, vars } from './deploy.ts'
import { green, verified } from './healthy.ts'

describe('the gate', () => {
  const red = verified(
    'findings',
    { exporting: 'failed' },
    '| `x` <script>alert(1)</script> @channel http://evil.example [a](b)',
  )
  const unknown = verified('unknown', { backends: 'unknown' })
  const quick = { UNKNOWN_SECONDS: '0.2', SETTLING_SECONDS: '0.2' }

  test('red fails with advice how to roll back, and asks only once', async () => {
    const ran = await deploy({ first: [{ when: 'otel verify', out: red, status: 1 }] })
    expect(ran.jobs['deploy']?.result).toBe('failure')
    expect(callsOf(ran, /otel verify/)).toHaveLength(1)
    expect(ran.summary).toContain('#### Rolling back')
    expect(ran.summary).toContain('/otel rollback production')
    expect(ends(ran)[0]).toContain('--outcome failed --reason verify_failed')
  })

  test('text of others on the run’s page is shown and does nothing', async () => {
    const ran = await deploy({ first: [{ when: 'otel verify', out: red, status: 1 }] })
    const row = ran.summary.split('\n').find((line) => line.startsWith('| exporting'))
    expect(row?.split('|')).toHaveLength(5)
    expect(row).not.toMatch(/[<>`@[\]]|http:/)
    expect(row).toContain('script&#62;alert')
  })

  test('could not tell, twice, and then green is verified', async () => {
    const ran = await deploy({ first: [{ when: 'otel verify', out: unknown, status: 3, times: 2 }] })
    expect(ran.jobs['deploy']?.result).toBe('success')
    expect(callsOf(ran, /otel verify/)).toHaveLength(3)
    expect(ran.summary).toContain('### Deployed and verified')
  })

  test('could not tell for ever fails, and advises no rollback', async () => {
    const ran = await deploy({ first: [{ when: 'otel verify', out: unknown, status: 3 }], variables: quick })
    expect(ran.jobs['deploy']?.result).toBe('failure')
    expect(callsOf(ran, /otel verify/).length).toBeGreaterThan(1)
    expect(ran.summary).toContain('could not be told')
    expect(ran.summary).not.toContain('Rolling back')
    expect(ends(ran)[0]).toContain('--outcome failed --reason verify_unknown')
  })

  test('could not tell for ever only warns where the environment says so', async () => {
    const setup = { first: [{ when: 'otel verify', out: unknown, status: 3 }], variables: quick }
    const ran = await deploy({ ...setup, vars: { ...vars, VERIFY_UNKNOWN: 'warn' } })
    expect(ran.jobs['deploy']?.result).toBe('success')
    expect(ran.log).toMatch(/^::warning::Whether telemetry flows/m)
    expect(ran.summary).not.toContain('verified')
    expect(ends(ran)[0]).toContain('--outcome succeeded')
  })

  test('what settles is waited for', async () => {
    const settling = verified('passed', { backends: 'settling' })
    const ran = await deploy({ first: [{ when: 'otel verify', out: settling, times: 3 }] })
    expect(ran.jobs['deploy']?.result).toBe('success')
    expect(callsOf(ran, /otel verify/)).toHaveLength(4)
  })

  test('what settles for ever is not green', async () => {
    const settling = verified('passed', { backends: 'settling' })
    const ran = await deploy({ first: [{ when: 'otel verify', out: settling }], variables: quick })
    expect(ends(ran)[0]).toContain('--reason verify_unknown')
  })

  test('a refusal fails, and advises no rollback', async () => {
    const ran = await deploy({ first: [{ when: 'otel verify', status: 2 }] })
    expect(ends(ran)[0]).toContain('--reason verify_refused')
    expect(ran.summary).not.toContain('Rolling back')
  })

  test.each([
    ['exit 1 without an answer', { status: 1, out: 'Error: Cannot find module' }],
    ['exit 0 without an answer', { status: 0, out: '' }],
    ['exit 0 without hops', { status: 0, out: verified('passed', {}) }],
    ['exit 139', { status: 139, out: green }],
  ])('%s is neither green nor red', async (_, answer) => {
    const ran = await deploy({ first: [{ when: 'otel verify', ...answer }], variables: quick })
    expect(ends(ran)[0]).toContain('--reason verify_unknown')
  })
})
