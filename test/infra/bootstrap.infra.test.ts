import { judged } from './judged.ts'
import { githubPolicies } from './policies/github.ts'
import { keyPolicies } from './policies/keys.ts'
import { rolePolicies } from './policies/roles.ts'
import { statePolicies } from './policies/state.ts'
import { bootstrapVariants } from './variants.ts'

// The deploy role may do what no other may; what bounds it is judged by policies of its own.
const general = rolePolicies.filter(({ rule }) => /says plainly|wildcard|assume only|may assume/.test(rule))

judged(bootstrapVariants, [
  ...statePolicies,
  ...githubPolicies,
  ...general,
  ...keyPolicies.filter(({ rule }) => !rule.includes('topic')),
])
