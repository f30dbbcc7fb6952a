import type { Alarm, EventRule } from '../../ports.ts'
import { defineCheck } from '../check.ts'
import { letsThrough } from '../event-pattern.ts'
import type { Judgement } from '../findings.ts'

/** An alarm's change to ALARM, as far as it is known before it happens. Source: CloudWatch user guide, "Alarm events and EventBridge". */
const changeToAlarm = ({ name, arn }: Alarm): object => {
  const [, , , region = '', account = ''] = arn.split(':')
  const detail = { alarmName: name, state: { value: 'ALARM' } }
  return {
    source: 'aws.cloudwatch',
    'detail-type': 'CloudWatch Alarm State Change',
    account,
    region,
    resources: [arn],
    detail,
  }
}

/** Whether the rule hands each of those alarms on to somebody; undefined where its pattern does not let that be told. */
const handsOn = ({ enabled, pattern, targets }: EventRule, alarms: readonly Alarm[]): boolean | undefined => {
  if (!enabled || pattern === undefined || targets.length === 0) return false
  const each = alarms.map((alarm) => letsThrough(pattern, changeToAlarm(alarm)))
  return each.includes(false) ? false : each.includes(undefined) ? undefined : true
}

type Unheard = Judgement & {
  seen: { kind: 'noTopic' } | { kind: 'notSubscribed' | 'notConfirmed'; topic: string }
}

/** What it means that nobody is subscribed, or that no alarm has a topic: nothing bad where a rule tells somebody. */
const unlessTold = (unheard: Unheard, rule: EventRule | null, alarms: readonly Alarm[]): Judgement[] => {
  if (rule === null) return [unheard]
  const { name, targets } = rule
  const isHandedOn = handsOn(rule, alarms)
  const source = 'noticesRule'
  if (isHandedOn === undefined && unheard.seen.kind !== 'noTopic') {
    const seen = { kind: 'ruleUnread', topic: unheard.seen.topic, rule: name } as const
    return [{ status: 'unknown', reason: 'unsupported', seen, source }]
  }
  if (isHandedOn !== true) return [unheard]
  const told: Judgement = { status: 'passed', seen: { kind: 'ruleTells', rule: name, count: targets.length }, source }
  // Somebody wanted to hear of it too, and does not.
  return unheard.seen.kind === 'notConfirmed' ? [told, { ...unheard, status: 'warning' }] : [told]
}

export const topicSubscribers = defineCheck({
  name: 'topic-subscribers',
  hop: 'watching',
  needs: ['alarms', 'subscriptions', 'noticesRule'],
  judge({ alarms, subscriptions, noticesRule }) {
    if (alarms.length === 0) return []
    if (subscriptions.length === 0)
      return unlessTold({ status: 'warning', seen: { kind: 'noTopic' }, source: 'alarms' }, noticesRule, alarms)
    return subscriptions.flatMap(({ topic: arn, subscriptions: list }): Judgement[] => {
      const topic = arn.split(':').at(-1) ?? arn
      const source = 'subscriptions'
      const count = list.filter(({ confirmed }) => confirmed).length
      if (count > 0) return [{ status: 'passed', seen: { kind: 'subscribed', topic, count }, source }]
      const kind = list.length > 0 ? 'notConfirmed' : 'notSubscribed'
      const telling = alarms.filter(({ actions }) => actions.includes(arn))
      return unlessTold({ status: 'failed', seen: { kind, topic }, source }, noticesRule, telling)
    })
  },
})
