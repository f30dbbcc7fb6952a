import { describe, expect, it } from 'vitest'
import { alarms } from '../../src/adapters/aws/alarms.ts'
import { canned, signal } from './canned.ts'

const alarm = (StateReasonData: string | undefined) => ({
  AlarmName: 'agent-prod-collector-memory',
  StateValue: 'ALARM',
  StateTransitionedTimestamp: new Date('2026-11-22T09:00:00Z'),
  StateUpdatedTimestamp: new Date('2026-11-22T09:59:00Z'),
  StateReasonData,
})

const latestValue = async (reasonData: string | undefined) => {
  const { clients } = canned({ DescribeAlarms: () => ({ MetricAlarms: [alarm(reasonData)] }) })
  return (await alarms(clients, { signal }).withPrefix('agent-prod-'))[0]?.value
}

const evaluated = (points: object[]) =>
  JSON.stringify({ version: '1.0', recentDatapoints: [1, 2], evaluatedDatapoints: points })

describe('alarms', () => {
  it('are never shown in part: a token that CloudWatch repeats is a failure', async () => {
    const { clients } = canned({ DescribeAlarms: () => ({ MetricAlarms: [alarm('{}')], NextToken: 'again' }) })
    await expect(alarms(clients, { signal }).withPrefix('agent-prod-')).rejects.toMatchObject({ reason: 'unavailable' })
  })
})

describe("an alarm's latest value", () => {
  it('is that of the newest point that CloudWatch evaluated', async () => {
    const points = [
      { timestamp: '2026-11-22T09:57:00.000+0000', value: 71 },
      { timestamp: '2026-11-22T09:59:00.000+0000', sampleCount: 2, value: 93.5 },
      { timestamp: '2026-11-22T10:00:00.000+0000' },
    ]
    expect(await latestValue(evaluated(points))).toBe(93.5)
  })

  it('is the only recent one where evaluated points are missing', async () => {
    expect(await latestValue('{"recentDatapoints":[99.5],"threshold":80}')).toBe(99.5)
  })

  it.each([
    undefined,
    '',
    'not JSON',
    '[]',
    '{"recentDatapoints":["high"]}',
    '{"recentDatapoints":[1,2]}',
    '{"recentDatapoints":[null]}',
  ])('is left out where the reason says none: %s', async (reasonData) => {
    expect(await latestValue(reasonData)).toBeUndefined()
  })

  it('comes with the time at which the state changed, not at which it was last written', async () => {
    const { clients } = canned({ DescribeAlarms: () => ({ MetricAlarms: [alarm('{}')] }) })
    const [found] = await alarms(clients, { signal }).withPrefix('agent-prod-')
    expect(found?.since).toEqual(new Date('2026-11-22T09:00:00Z'))
  })
})
