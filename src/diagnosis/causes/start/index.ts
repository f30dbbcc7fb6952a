import type { AnyCause } from '../../cause.ts'
import { collectorStartFailed } from './collector-start-failed.ts'
import { componentLostWithImage } from './component-lost-with-image.ts'
import { componentRenamed } from './component-renamed.ts'
import { componentUnknown } from './component-unknown.ts'
import { configDollarExpanded } from './config-dollar-expanded.ts'
import { configFileMissing } from './config-file-missing.ts'
import { configKeyRemoved } from './config-key-removed.ts'
import { configKeyUnknown } from './config-key-unknown.ts'
import { configNotAMapping } from './config-not-a-mapping.ts'
import { configNotLoaded } from './config-not-loaded.ts'
import { configProviderUnknown } from './config-provider-unknown.ts'
import { configReferenceUndefined } from './config-reference-undefined.ts'
import { configSyntax } from './config-syntax.ts'
import { configValueInvalid } from './config-value-invalid.ts'
import { configVariableUnset } from './config-variable-unset.ts'
import { emfNotToCloudwatch } from './emf-not-to-cloudwatch.ts'
import { emfOptionDropped } from './emf-option-dropped.ts'
import { exporterEndpointMissing } from './exporter-endpoint-missing.ts'
import { exporterUnused } from './exporter-unused.ts'
import { extensionNotListed } from './extension-not-listed.ts'
import { healthExtensionOff } from './health-extension-off.ts'
import { healthKeysV2 } from './health-keys-v2.ts'
import { healthPortDiffers } from './health-port-differs.ts'
import { limiterLimitTooLow } from './limiter-limit-too-low.ts'
import { limiterNotFirst } from './limiter-not-first.ts'
import { limiterPercentageOnFargate } from './limiter-percentage-on-fargate.ts'
import { limiterSettingInvalid } from './limiter-setting-invalid.ts'
import { listenPortBusy } from './listen-port-busy.ts'
import { metricSelectorInvalid } from './metric-selector-invalid.ts'
import { pipelineEmpty } from './pipeline-empty.ts'
import { logsPipelineMissing, metricsPipelineMissing, tracesPipelineMissing } from './pipeline-missing.ts'
import { pipelineSignalUnsupported } from './pipeline-signal-unsupported.ts'
import { receiverOnLocalhost } from './receiver-on-localhost.ts'
import { regionNotFound } from './region-not-found.ts'
import { storageDirectoryClosed } from './storage-directory-closed.ts'
import { storageDirectoryMissing } from './storage-directory-missing.ts'

/** The causes of this area: the start and its errors, then configurations that run and are wrong. */
export const startCauses: readonly AnyCause[] = [
  configKeyUnknown,
  configKeyRemoved,
  componentUnknown,
  componentRenamed,
  componentLostWithImage,
  configReferenceUndefined,
  extensionNotListed,
  pipelineEmpty,
  pipelineSignalUnsupported,
  limiterSettingInvalid,
  configVariableUnset,
  exporterEndpointMissing,
  configDollarExpanded,
  configSyntax,
  configNotAMapping,
  configValueInvalid,
  configFileMissing,
  configProviderUnknown,
  metricSelectorInvalid,
  healthKeysV2,
  listenPortBusy,
  storageDirectoryMissing,
  storageDirectoryClosed,
  regionNotFound,
  collectorStartFailed,
  configNotLoaded,
  healthExtensionOff,
  healthPortDiffers,
  limiterPercentageOnFargate,
  limiterNotFirst,
  limiterLimitTooLow,
  receiverOnLocalhost,
  tracesPipelineMissing,
  metricsPipelineMissing,
  logsPipelineMissing,
  exporterUnused,
  emfNotToCloudwatch,
  emfOptionDropped,
]
