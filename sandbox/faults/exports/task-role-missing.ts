import {
  emfFails,
  otlpLogsFail,
  putEvents,
  putSegments,
  xrayFails,
} from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { changeCollector, fails } from './failing.ts'

/** Sources: reference on the collector, T25; CloudWatch user guide, OTLP troubleshooting, for the whole of it. */
const why =
  'get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded'

/** A new revision of the collector names no task role: nothing can be signed. */
export const taskRoleMissing = defineFault({
  name: 'task-role-missing',
  finds: 'task-role-missing',
  apply(account) {
    const since = changeCollector(account, (definition) => {
      delete definition.taskRoleArn
    })
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
