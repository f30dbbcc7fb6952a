import { judged } from './judged.ts'
import { alarmPolicies } from './policies/alarms.ts'
import { functionPolicies } from './policies/functions.ts'
import { eventsReachTheQueue, keyPolicies } from './policies/keys.ts'
import { logPolicies } from './policies/logs.ts'
import { parkingPolicies, topicAndQueuePolicies } from './policies/messages.ts'
import { rolePolicies } from './policies/roles.ts'
import { botVariants } from './variants.ts'

judged(botVariants, [
  ...logPolicies,
  ...alarmPolicies.filter(({ rule }) => !rule.includes('dead man')),
  ...rolePolicies,
  ...keyPolicies,
  ...topicAndQueuePolicies,
  ...parkingPolicies,
  ...functionPolicies,
  eventsReachTheQueue,
])
