import { defineFault } from '../fault.ts'
import { allFail, giveVariables } from './failing.ts'

/** Somebody gave the collector temporary credentials, which have run out. */
export const credentialsExpired = defineFault({
  name: 'credentials-expired',
  finds: 'credentials-expired',
  apply(account) {
    const since = giveVariables(account, {
      AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'gone',
      AWS_SESSION_TOKEN: 'gone',
    })
    allFail(account, 'api error ExpiredTokenException: The security token included in the request is expired', since)
  },
})
