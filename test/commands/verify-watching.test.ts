import { describe, expect, it } from 'vitest'
import type { Account } from '../../sandbox/account/account.ts'
import { asked } from '../ask.ts'

type Rule = { enabled: boolean; pattern: object; targets: number }
type Subscribed = 'confirmed' | 'pending' | 'nobody' | 'no topic'

const ofAlarms = { source: ['aws.cloudwatch'], 'detail-type': ['CloudWatch Alarm State Change'] }
const name = 'agent-prod-notices-alarms'
const pager = 'arn:aws:lambda:us-east-1:111111111111:function:pager'

const changed = (account: Account, { rule, subscribed }: { rule?: Partial<Rule> | 'none'; subscribed: Subscribed }) => {
  for (const [topic, list] of account.topics) {
    const pending = list.map((one) => ({ ...one, confirmed: false }))
    if (subscribed !== 'confirmed') account.topics.set(topic, subscribed === 'pending' ? pending : [])
  }
  if (subscribed === 'no topic')
    for (const alarm of [...account.alarms, ...account.composites]) alarm.alarmActions = [pager]
  if (rule === 'none') account.eventRules.clear()
  else {
    const { enabled = true, pattern = ofAlarms, targets = 1 } = rule ?? {}
    const listed = Array.from({ length: targets }, (_, place) => ({ id: `${place}`, arn: `arn:aws:sqs:::${place}` }))
    account.eventRules.set(name, { enabled, pattern: JSON.stringify(pattern), targets: listed })
  }
}

const watching = async (place: Parameters<typeof changed>[1], also: (account: Account) => void = () => {}) => {
  const change = ({ production }: { production: Account }) => {
    changed(production, place)
    also(production)
  }
  const { text, world, answer } = await asked('verify --hops watching', { change })
  const asks = world.calls.flatMap(({ service, operation }) => (service === 'events' ? [operation] : []))
  return { text, asks: asks.toSorted(), outcome: answer?.outcome }
}

describe('an alarm topic that nobody is subscribed to', () => {
  it('is fine where an EventBridge rule sends the alarms to somebody', async () => {
    const { text, outcome, asks } = await watching({ subscribed: 'nobody' })
    expect(outcome).toBe('passed')
    expect(text).not.toContain('Nobody is subscribed')
    expect(asks).toEqual(['DescribeRule', 'ListTargetsByRule'])
  })

  it.each<[string, Partial<Rule> | 'none']>([
    ['there is no rule', 'none'],
    ['the rule is disabled', { enabled: false }],
    ['the rule has no target', { targets: 0 }],
    ['the rule is of deployments', { pattern: { source: ['aws.ecs'] } }],
    ['the rule is of another stack', { pattern: { ...ofAlarms, resources: [{ prefix: 'arn:aws:cloudwatch:x' }] } }],
    ['the rule leaves one alarm out', { pattern: { detail: { alarmName: ['agent-prod-collector-memory'] } } }],
  ])('fails when %s', async (_why, rule) => {
    const { text, outcome } = await watching({ subscribed: 'nobody', rule })
    expect(outcome).toBe('findings')
    expect(text).toContain('Nobody is subscribed to agent-prod-alarms')
  })

  it('could not be judged when the pattern of the rule says more than can be told', async () => {
    const pattern = { ...ofAlarms, detail: { alarmName: [{ wildcard: 'agent-*' }] } }
    const { text, outcome } = await watching({ subscribed: 'nobody', rule: { pattern } })
    expect(outcome).toBe('unknown')
    expect(text).toContain(`the pattern of the EventBridge rule ${name} does not say whether`)
  })

  it('could not be judged when the rule may not be read', async () => {
    const { text, outcome } = await watching({ subscribed: 'nobody' }, (account) => {
      const role = account.roles.get(account.reader)
      if (role) role.statements = role.statements.map((one) => (one.Sid === 'Watching' ? subscriptionsOnly(one) : one))
    })
    expect(outcome).toBe('unknown')
    expect(text).toContain('events:DescribeRule')
  })
})

const subscriptionsOnly = <S extends object>(statement: S): S => ({
  ...statement,
  Action: ['sns:ListSubscriptionsByTopic'],
})

describe('a subscription that was never confirmed', () => {
  it('is a warning where a rule tells somebody, and a failure where none does', async () => {
    expect(await watching({ subscribed: 'pending' })).toMatchObject({
      outcome: 'passed',
      text: expect.stringContaining('The subscription to agent-prod-alarms was never confirmed'),
    })
    expect((await watching({ subscribed: 'pending', rule: 'none' })).outcome).toBe('findings')
  })
})

describe('alarms without any topic', () => {
  it('are told by the rule', async () => {
    const { text } = await watching({ subscribed: 'no topic' })
    expect(text).not.toContain('No alarm notifies an SNS topic')
    expect((await watching({ subscribed: 'no topic', rule: 'none' })).text).toContain('No alarm notifies an SNS topic')
  })
})

it('nobody asks for the rule while somebody is subscribed', async () => {
  expect((await watching({ subscribed: 'confirmed' })).asks).toEqual([])
})
