import type { AnyCause } from '../../cause.ts'
import { applicationOutOfMemory } from './application-out-of-memory.ts'
import { applicationTasksExit } from './application-tasks-exit.ts'
import { capacityUnavailable } from './capacity-unavailable.ts'
import { collectorCpuStarved } from './collector-cpu-starved.ts'
import { collectorExits } from './collector-exits.ts'
import { collectorMissing } from './collector-missing.ts'
import { collectorNotRunning } from './collector-not-running.ts'
import { collectorOutOfMemory } from './collector-out-of-memory.ts'
import { collectorScaledToZero } from './collector-scaled-to-zero.ts'
import { containerCommandMissing } from './container-command-missing.ts'
import { deploymentRolledBack } from './deployment-rolled-back.ts'
import { discoveryStaleInstance } from './discovery-stale-instance.ts'
import { discoveryTaskUnregistered } from './discovery-task-unregistered.ts'
import { exportsFailHealthGreen } from './exports-fail-health-green.ts'
import { fargateQuotaReached } from './fargate-quota-reached.ts'
import { healthCheckFails } from './health-check-fails.ts'
import { healthCheckNeedsShell } from './health-check-needs-shell.ts'
import { healthCheckTooEarly } from './health-check-too-early.ts'
import { healthEndpointLocal } from './health-endpoint-local.ts'
import { imageArchitectureDiffers } from './image-architecture-differs.ts'
import { imageDigestDiffers } from './image-digest-differs.ts'
import { imageNotFound } from './image-not-found.ts'
import { imagePullDenied } from './image-pull-denied.ts'
import { killedBeforeFlushed } from './killed-before-flushed.ts'
import { loadBalancerCheckFails } from './load-balancer-check-fails.ts'
import { memoryLimitTooLow } from './memory-limit-too-low.ts'
import { memoryLimiterRefuses } from './memory-limiter-refuses.ts'
import { memoryLimiterThrashes } from './memory-limiter-thrashes.ts'
import { registryRateLimit } from './registry-rate-limit.ts'
import { registryUnreachable } from './registry-unreachable.ts'
import { roleNotAssumable } from './role-not-assumable.ts'
import { secretDenied } from './secret-denied.ts'
import { secretKeyDenied } from './secret-key-denied.ts'
import { secretMissing } from './secret-missing.ts'
import { secretNotJson } from './secret-not-json.ts'
import { secretUnreachable } from './secret-unreachable.ts'
import { serviceRunsOldRevision } from './service-runs-old-revision.ts'
import { spotInterrupted } from './spot-interrupted.ts'
import { subnetAddressesExhausted } from './subnet-addresses-exhausted.ts'
import { taskRetired } from './task-retired.ts'

/** The causes of this area: the collector's tasks, what keeps them from starting, what they run on, how they are found. */
export const tasksCauses: readonly AnyCause[] = [
  collectorMissing,
  collectorScaledToZero,
  collectorNotRunning,
  collectorExits,
  collectorOutOfMemory,
  killedBeforeFlushed,
  healthCheckNeedsShell,
  healthCheckTooEarly,
  healthCheckFails,
  healthEndpointLocal,
  loadBalancerCheckFails,
  memoryLimiterRefuses,
  memoryLimitTooLow,
  memoryLimiterThrashes,
  collectorCpuStarved,
  imageNotFound,
  imagePullDenied,
  registryRateLimit,
  registryUnreachable,
  imageArchitectureDiffers,
  imageDigestDiffers,
  containerCommandMissing,
  secretDenied,
  secretKeyDenied,
  secretMissing,
  secretNotJson,
  secretUnreachable,
  roleNotAssumable,
  capacityUnavailable,
  subnetAddressesExhausted,
  fargateQuotaReached,
  deploymentRolledBack,
  serviceRunsOldRevision,
  taskRetired,
  spotInterrupted,
  discoveryStaleInstance,
  discoveryTaskUnregistered,
  applicationOutOfMemory,
  applicationTasksExit,
  exportsFailHealthGreen,
]
