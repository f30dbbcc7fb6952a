import type { AnyCause } from '../../cause.ts'
import { collectorIngressClosed } from './collector-ingress-closed.ts'
import { collectorNameUnresolved } from './collector-name-unresolved.ts'
import { endpointHostWrong } from './endpoint-host-wrong.ts'
import { endpointPathWrong } from './endpoint-path-wrong.ts'
import { endpointSchemeMissing } from './endpoint-scheme-missing.ts'
import { endpointVariableMissing } from './endpoint-variable-missing.ts'
import { exporterLostByFork } from './exporter-lost-by-fork.ts'
import { exporterPackageMissing } from './exporter-package-missing.ts'
import { grpcExporterAtHttpPort } from './grpc-exporter-at-http-port.ts'
import { httpExporterAtGrpcPort } from './http-exporter-at-grpc-port.ts'
import { metricsExporterOff } from './metrics-exporter-off.ts'
import { otlpProtocolUnknown } from './otlp-protocol-unknown.ts'
import { parentNotSampled } from './parent-not-sampled.ts'
import { providerSetTwice } from './provider-set-twice.ts'
import { samplerInvalid } from './sampler-invalid.ts'
import { samplerOff } from './sampler-off.ts'
import { sdkCollectorRefused } from './sdk-collector-refused.ts'
import { sdkCompressionUnknown } from './sdk-compression-unknown.ts'
import { sdkDataRefused } from './sdk-data-refused.ts'
import { sdkDisabled } from './sdk-disabled.ts'
import { sdkExportFailed } from './sdk-export-failed.ts'
import { sdkExportTimesOut } from './sdk-export-times-out.ts'
import { sdkQueueFull } from './sdk-queue-full.ts'
import { sdkRequestTooLarge } from './sdk-request-too-large.ts'
import { sdkSetupFailed } from './sdk-setup-failed.ts'
import { sdkSignalUnimplemented } from './sdk-signal-unimplemented.ts'
import { serviceNameMissing } from './service-name-missing.ts'
import { tlsToPlaintextReceiver } from './tls-to-plaintext-receiver.ts'
import { tracesExporterOff } from './traces-exporter-off.ts'

/** The causes of this area, in the order of the catalogue. */
export const applicationsCauses: readonly AnyCause[] = [
  sdkDisabled,
  tracesExporterOff,
  metricsExporterOff,
  samplerOff,
  samplerInvalid,
  parentNotSampled,
  providerSetTwice,
  exporterPackageMissing,
  otlpProtocolUnknown,
  sdkSetupFailed,
  exporterLostByFork,
  endpointVariableMissing,
  endpointHostWrong,
  endpointSchemeMissing,
  endpointPathWrong,
  grpcExporterAtHttpPort,
  httpExporterAtGrpcPort,
  tlsToPlaintextReceiver,
  collectorNameUnresolved,
  collectorIngressClosed,
  sdkCollectorRefused,
  sdkExportTimesOut,
  sdkDataRefused,
  sdkQueueFull,
  sdkSignalUnimplemented,
  sdkRequestTooLarge,
  sdkCompressionUnknown,
  serviceNameMissing,
  sdkExportFailed,
]
