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

export const dashboard = defineFact({
  name: 'dashboard',
  needs: [],
  fetch: ({ ports, environment }) => ports.watching.dashboardExists(environment.dashboard),
  command: ({ dashboard: name, region }) => `aws cloudwatch get-dashboard --dashboard-name ${name} --region ${region}`,
})
