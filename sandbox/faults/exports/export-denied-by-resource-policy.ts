import { taskRole } from '../../account/telemetry/lines/collector_errors.ts'
import { answered, emfFails, putEvents } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** A resource policy of CloudWatch Logs denies the role the group of the metrics. */
export const exportDeniedByResourcePolicy = defineFault({
  name: 'export-denied-by-resource-policy',
  finds: 'export-denied-by-resource-policy',
  apply(account) {
    const { emfLogGroup } = account.environment
    const group = `arn:aws:logs:${account.region}:${account.id}:log-group:${emfLogGroup}:log-stream:otel`
    const rest = `api error AccessDeniedException: User: ${taskRole(account)} is not authorized to perform: logs:PutLogEvents on resource: ${group} with an explicit deny in a resource-based policy`
    fails(account, 'awsemf', emfFails(answered(putEvents, 400, rest), { first: 'refused' }))
  },
})
