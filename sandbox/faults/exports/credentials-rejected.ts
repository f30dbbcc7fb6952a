import { defineFault } from '../fault.ts'
import { allFail, giveVariables } from './failing.ts'

/** Somebody gave the collector an access key that is no longer one. */
export const credentialsRejected = defineFault({
  name: 'credentials-rejected',
  finds: 'credentials-rejected',
  apply(account) {
    const since = giveVariables(account, { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'gone' })
    allFail(
      account,
      'api error UnrecognizedClientException: The security token included in the request is invalid.',
      since,
    )
  },
})
