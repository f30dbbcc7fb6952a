import { defineFault } from './fault.ts'

/** Alarms notify a topic that nobody listens to. */
export const topicWithoutSubscriber = defineFault({
  name: 'topic-without-subscriber',
  apply(account) {
    for (const topic of account.topics.keys()) account.topics.set(topic, [])
  },
})
