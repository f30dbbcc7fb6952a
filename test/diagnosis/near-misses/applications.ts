import type { NearMisses } from '../variants/variant.ts'
import { connectionNearMisses } from './applications-connection.ts'
import { endpointNearMisses } from './applications-endpoint.ts'
import { settingsNearMisses } from './applications-settings.ts'

export const applicationsNearMisses: NearMisses = {
  ...settingsNearMisses,
  ...endpointNearMisses,
  ...connectionNearMisses,
}
