import { judged } from './judged.ts'
import { alarmPolicies } from './policies/alarms.ts'
import { containerPolicies } from './policies/containers.ts'
import { keyPolicies } from './policies/keys.ts'
import { logPolicies } from './policies/logs.ts'
import { topicAndQueuePolicies } from './policies/messages.ts'
import { networkPolicies } from './policies/network.ts'
import { rolePolicies } from './policies/roles.ts'
import { stackVariants } from './variants.ts'

judged(stackVariants, [
  ...networkPolicies,
  ...logPolicies,
  ...containerPolicies,
  ...alarmPolicies,
  ...rolePolicies,
  ...keyPolicies,
  ...topicAndQueuePolicies,
])
