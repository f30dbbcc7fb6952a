import {
  emfFails,
  otlpLogsFail,
  putEvents,
  putSegments,
  xrayFails,
} from '../../account/telemetry/lines/export_errors.ts'
import { ago, defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** Put together: the beginning is what a real collector wrote, the rest a time-out in Go's words. The address is that of ECS for every task. */
const why =
  'get identity: get credentials: failed to refresh cached credentials, failed to load credentials, exceeded maximum number of attempts, 3, : request send failed, Get "http://169.254.170.2/v2/credentials/0c1f": dial tcp 169.254.170.2:80: i/o timeout'

/** The place from which the task role's credentials are had no longer answers the collector. */
export const credentialsNotFound = defineFault({
  name: 'credentials-not-found',
  finds: 'credentials-not-found',
  apply(account) {
    const since = ago(account)
    fails(
      account,
      'awsxray',
      xrayFails(() => `operation error ${putSegments}, ${why}`),
      { since },
    )
    const events = () => `operation error ${putEvents}, ${why}`
    fails(account, 'awsemf', emfFails(events, { first: 'unanswered', permanent: false }), { since })
    fails(account, 'awscloudwatchlogs', otlpLogsFail(events), { since })
    account.conditions.push({ kind: 'own_metrics_lost', since })
  },
})
