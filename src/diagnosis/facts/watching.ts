import { defineFact } from './fact.ts'

/** More topics than this in one stack's alarms are not followed. */
const mostTopics = 3

export const alarms = defineFact({
  name: 'alarms',
  needs: [],
  async fetch({ ports, environment }) {
    const wanted = Object.values(environment.alarms)
    const elsewhere = wanted.filter((name) => !name.startsWith(environment.alarmPrefix))
    const [ours, others] = await Promise.all([
      ports.alarms.withPrefix(environment.alarmPrefix),
      elsewhere.length === 0 ? [] : ports.alarms.named(elsewhere),
    ])
    return [...ours, ...others]
  },
  command: ({ alarmPrefix, region }) =>
    `aws cloudwatch describe-alarms --alarm-name-prefix ${alarmPrefix} --alarm-types MetricAlarm CompositeAlarm --region ${region}`,
})

export const subscriptions = defineFact({
  name: 'subscriptions',
  needs: ['alarms'],
  fetch({ ports }, { alarms: list }) {
    const topics = [...new Set(list.flatMap(({ actions }) => actions))].filter((arn) => /^arn:[^:]+:sns:/.test(arn))
    return Promise.all(
      topics
        .slice(0, mostTopics)
        .map(async (topic) => ({ topic, subscriptions: await ports.watching.subscriptions(topic) })),
    )
  },
  command: ({ region }, { subscriptions: known = [] }) =>
    known.length === 0
      ? `aws sns list-subscriptions --region ${region}`
      : known
          .map(({ topic }) => `aws sns list-subscriptions-by-topic --topic-arn ${topic} --region ${region}`)
          .join('; '),
})

/** Its two calls are spared where somebody confirmed that they listen. */
export const noticesRule = defineFact({
  name: 'noticesRule',
  needs: ['alarms', 'subscriptions'],
  async fetch({ ports, environment }, { alarms: list, subscriptions: topics }) {
    const isHeard = topics.every(({ subscriptions: known }) => known.some(({ confirmed }) => confirmed))
    if (list.length === 0 || (topics.length > 0 && isHeard)) return null
    return (await ports.eventRules.rule(environment.noticesRule)) ?? null
  },
  command: ({ noticesRule: name, region }) =>
    `aws events describe-rule --name ${name} --region ${region}; aws events list-targets-by-rule --rule ${name} --region ${region}`,
})

export const dashboard = defineFact({
  name: 'dashboard',
  needs: [],
  fetch: ({ ports, environment }) => ports.watching.dashboardExists(environment.dashboard),
  command: ({ dashboard: name, region }) => `aws cloudwatch get-dashboard --dashboard-name ${name} --region ${region}`,
})
