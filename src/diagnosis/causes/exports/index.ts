import type { AnyCause } from '../../cause.ts'
import { awsEndpointRefused } from './aws-endpoint-refused.ts'
import { awsEndpointTimeout } from './aws-endpoint-timeout.ts'
import { awsNameUnresolved } from './aws-name-unresolved.ts'
import { collectorClockWrong } from './collector-clock-wrong.ts'
import { credentialsExpired } from './credentials-expired.ts'
import { credentialsNotFound } from './credentials-not-found.ts'
import { credentialsRejected } from './credentials-rejected.ts'
import { egressRouteMissing } from './egress-route-missing.ts'
import { egressRuleMissing } from './egress-rule-missing.ts'
import { emfAccessDenied } from './emf-access-denied.ts'
import { emfEventTooLarge } from './emf-event-too-large.ts'
import { emfLogGroupMissing } from './emf-log-group-missing.ts'
import { emfTimestampsRejected } from './emf-timestamps-rejected.ts'
import { exportDeniedByBoundary } from './export-denied-by-boundary.ts'
import { exportDeniedByEndpointPolicy } from './export-denied-by-endpoint-policy.ts'
import { exportDeniedByOrganisation } from './export-denied-by-organisation.ts'
import { exportDeniedByResourcePolicy } from './export-denied-by-resource-policy.ts'
import { exportDeniedBySessionPolicy } from './export-denied-by-session-policy.ts'
import { exportDeniedExplicitly } from './export-denied-explicitly.ts'
import { exportKmsDenied } from './export-kms-denied.ts'
import { exportProxyFails } from './export-proxy-fails.ts'
import { exportQueueFull } from './export-queue-full.ts'
import { exportRetriesExhausted } from './export-retries-exhausted.ts'
import { exportRoleNotAssumable } from './export-role-not-assumable.ts'
import { exportTlsUntrusted } from './export-tls-untrusted.ts'
import { grafanaDataRefused } from './grafana-data-refused.ts'
import { grafanaDeltaRefused } from './grafana-delta-refused.ts'
import { grafanaForbidden } from './grafana-forbidden.ts'
import { grafanaNameUnresolved } from './grafana-name-unresolved.ts'
import { grafanaPathWrong } from './grafana-path-wrong.ts'
import { grafanaRateLimited } from './grafana-rate-limited.ts'
import { grafanaServerError } from './grafana-server-error.ts'
import { grafanaUnauthorized } from './grafana-unauthorized.ts'
import { grafanaUnreachable } from './grafana-unreachable.ts'
import { grafanaUnresponsive } from './grafana-unresponsive.ts'
import { logsRequestInvalid } from './logs-request-invalid.ts'
import { logsServerError } from './logs-server-error.ts'
import { logsThrottled } from './logs-throttled.ts'
import { otlpLogGroupMissing } from './otlp-log-group-missing.ts'
import { otlpLogsAccessDenied } from './otlp-logs-access-denied.ts'
import { taskRoleMissing } from './task-role-missing.ts'
import { vpcEndpointClosed } from './vpc-endpoint-closed.ts'
import { xrayAccessDenied } from './xray-access-denied.ts'
import { xrayBatchTooLarge } from './xray-batch-too-large.ts'
import { xrayRequestInvalid } from './xray-request-invalid.ts'
import { xraySegmentsUnprocessed } from './xray-segments-unprocessed.ts'
import { xrayServerError } from './xray-server-error.ts'
import { xrayThrottled } from './xray-throttled.ts'
import { xrayTraceIdInvalid } from './xray-trace-id-invalid.ts'

/** The causes of this area, in the order of the catalogue. */
export const exportsCauses: readonly AnyCause[] = [
  xrayAccessDenied,
  emfAccessDenied,
  otlpLogsAccessDenied,
  taskRoleMissing,
  credentialsNotFound,
  credentialsRejected,
  credentialsExpired,
  collectorClockWrong,
  exportDeniedExplicitly,
  exportDeniedByOrganisation,
  exportDeniedByBoundary,
  exportDeniedBySessionPolicy,
  exportDeniedByEndpointPolicy,
  exportDeniedByResourcePolicy,
  exportKmsDenied,
  exportRoleNotAssumable,
  egressRouteMissing,
  egressRuleMissing,
  vpcEndpointClosed,
  awsEndpointTimeout,
  awsEndpointRefused,
  awsNameUnresolved,
  exportTlsUntrusted,
  exportProxyFails,
  xrayThrottled,
  logsThrottled,
  xrayServerError,
  logsServerError,
  xrayRequestInvalid,
  logsRequestInvalid,
  xrayBatchTooLarge,
  xraySegmentsUnprocessed,
  xrayTraceIdInvalid,
  emfLogGroupMissing,
  otlpLogGroupMissing,
  emfTimestampsRejected,
  emfEventTooLarge,
  grafanaUnauthorized,
  grafanaForbidden,
  grafanaPathWrong,
  grafanaRateLimited,
  grafanaNameUnresolved,
  grafanaUnreachable,
  grafanaUnresponsive,
  grafanaServerError,
  grafanaDeltaRefused,
  grafanaDataRefused,
  exportQueueFull,
  exportRetriesExhausted,
]
