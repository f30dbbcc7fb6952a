import { defineFault } from '../fault.ts'
import { allUnanswered, giveVariables } from './failing.ts'

/** A new revision of the collector is told to go through a proxy that does not answer. */
export const exportProxyFails = defineFault({
  name: 'export-proxy-fails',
  finds: 'export-proxy-fails',
  apply(account) {
    const since = giveVariables(account, { HTTPS_PROXY: 'http://proxy.internal:3128' })
    allUnanswered(account, 'proxyconnect tcp: dial tcp 10.0.9.10:3128: connect: connection refused', since)
  },
})
