import { taskRole } from '../../account/telemetry/lines/collector_errors.ts'
import { answered, emfFails, putEvents } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** The key of the metrics' group lets nobody use it. The text has IAM's form; that PutLogEvents answers so was not seen. */
export const exportKmsDenied = defineFault({
  name: 'export-kms-denied',
  finds: 'export-kms-denied',
  apply(account) {
    const key = `arn:aws:kms:${account.region}:${account.id}:key/1234abcd-12ab-34cd-56ef-1234567890ab`
    const rest = `api error AccessDeniedException: User: ${taskRole(account)} is not authorized to perform: kms:GenerateDataKey on resource: ${key} because no resource-based policy allows the kms:GenerateDataKey action`
    fails(account, 'awsemf', emfFails(answered(putEvents, 400, rest), { first: 'refused' }))
  },
})
