import { exportsAccessVariants } from './exports-access.ts'
import { exportsCredentialVariants } from './exports-credentials.ts'
import { exportsEventVariants } from './exports-events.ts'
import { exportsGatewayVariants } from './exports-gateway.ts'
import { exportsLogsVariants } from './exports-logs.ts'
import { exportsNetworkVariants } from './exports-network.ts'
import { exportsPolicyVariants } from './exports-policies.ts'
import { exportsQueueVariants } from './exports-queues.ts'
import { exportsRetryVariants } from './exports-retries.ts'
import { exportsSegmentVariants } from './exports-segments.ts'
import { exportsWayVariants } from './exports-ways.ts'
import { exportsXrayVariants } from './exports-xray.ts'
import type { Variants } from './variant.ts'

export const exportsVariants: Variants = {
  ...exportsSegmentVariants,
  ...exportsQueueVariants,
  ...exportsEventVariants,
  ...exportsAccessVariants,
  ...exportsCredentialVariants,
  ...exportsGatewayVariants,
  ...exportsLogsVariants,
  ...exportsNetworkVariants,
  ...exportsPolicyVariants,
  ...exportsRetryVariants,
  ...exportsWayVariants,
  ...exportsXrayVariants,
}
