import { xrayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { addEndpoint } from './endpoints.ts'
import { fails, xrayDenied } from './failing.ts'

const onlyAnother =
  '{"Statement":[{"Action":"xray:*","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/other"},"Resource":"*"}]}'

/** The VPC got an endpoint for X-Ray whose policy lets another role through only. */
export const exportDeniedByEndpointPolicy = defineFault({
  name: 'export-denied-by-endpoint-policy',
  finds: 'export-denied-by-endpoint-policy',
  apply(account) {
    addEndpoint(account, 'xray', { policy: onlyAnother })
    fails(
      account,
      'awsxray',
      xrayFails(xrayDenied('because no VPC endpoint policy allows the xray:PutTraceSegments action')),
    )
  },
})
