import { putSegments, unanswered, xrayFails, xrayUrl } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'

/** A firewall began to inspect TLS, and shows the collector certificates of its own. */
export const exportTlsUntrusted = defineFault({
  name: 'export-tls-untrusted',
  finds: 'export-tls-untrusted',
  apply(account) {
    fails(
      account,
      'awsxray',
      xrayFails(
        unanswered(
          putSegments,
          xrayUrl,
          'tls: failed to verify certificate: x509: certificate signed by unknown authority',
        ),
      ),
    )
  },
})
