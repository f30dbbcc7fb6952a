import { changeConfig } from '../collector_config.ts'
import { ago, defineFault } from '../fault.ts'
import { loadBalanced } from './load_balanced.ts'

/** A load balancer checks 13133, which its security group does not reach. */
export const loadBalancerCheckFails = defineFault({
  name: 'load-balancer-check-fails',
  finds: 'load-balancer-check-fails',
  apply(account) {
    const open = ago(account, 90)
    changeConfig(
      account,
      ({ extensions }) => Object.assign(extensions.health_check, { endpoint: '0.0.0.0:13133' }),
      open,
    )
    loadBalanced(account, { port: 13133, reason: 'Request timed out' })
  },
})
