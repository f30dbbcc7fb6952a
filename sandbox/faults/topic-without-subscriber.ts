import { defineFault } from './fault.ts'

/** Alarms notify a topic that nobody listens to, and no rule tells of them either. */
export const topicWithoutSubscriber = defineFault({
  name: 'topic-without-subscriber',
  apply(account) {
    for (const topic of account.topics.keys()) account.topics.set(topic, [])
    account.eventRules.clear()
  },
})
