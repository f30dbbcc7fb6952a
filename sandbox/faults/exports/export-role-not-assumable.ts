import { taskRole } from '../../account/telemetry/lines/collector_errors.ts'
import { answered, type ErrorText, putSegments, xrayFails } from '../../account/telemetry/lines/export_errors.ts'
import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** awsxray is told to send through a role of another account, which does not trust the task role. */
export const exportRoleNotAssumable = defineFault({
  name: 'export-role-not-assumable',
  finds: 'export-role-not-assumable',
  apply(account) {
    const target = 'arn:aws:iam::333333333333:role/central-traces'
    const since = changeConfig(account, ({ exporters }) => {
      Object.assign(exporters.awsxray, { role_arn: target })
    })
    const inner = answered(
      'STS: AssumeRole',
      403,
      `api error AccessDenied: User: ${taskRole(account)} is not authorized to perform: sts:AssumeRole on resource: ${target}`,
    )
    const text: ErrorText = (of, at) =>
      `operation error ${putSegments}, get identity: get credentials: failed to refresh cached credentials, ${inner(of, at)}`
    fails(account, 'awsxray', xrayFails(text), { since })
  },
})
