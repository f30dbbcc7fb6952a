import type { NearMisses } from '../variants/variant.ts'
import { exportsCredentialNearMisses } from './exports-credentials.ts'
import { exportsDeniedNearMisses } from './exports-denied.ts'
import { exportsFlowNearMisses } from './exports-flow.ts'
import { exportsGatewayNearMisses } from './exports-gateway.ts'
import { exportsWayNearMisses } from './exports-ways.ts'

export const exportsNearMisses: NearMisses = {
  ...exportsCredentialNearMisses,
  ...exportsDeniedNearMisses,
  ...exportsFlowNearMisses,
  ...exportsGatewayNearMisses,
  ...exportsWayNearMisses,
}
