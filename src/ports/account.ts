import type { Alarms } from './alarms.ts'
import type { Canary } from './canary.ts'
import type { Containers } from './containers.ts'
import type { Discovery } from './discovery.ts'
import type { EventRules } from './event-rules.ts'
import type { Logs } from './logs.ts'
import type { Metrics } from './metrics.ts'
import type { Network } from './network.ts'
import type { Parameters } from './parameters.ts'
import type { Permissions } from './permissions.ts'
import type { Traces } from './traces.ts'
import type { Watching } from './watching.ts'

/** What an environment's account answers; one set for each environment, with its region and read role. */
export type AccountPorts = {
  containers: Containers
  discovery: Discovery
  metrics: Metrics
  alarms: Alarms
  watching: Watching
  eventRules: EventRules
  logs: Logs
  traces: Traces
  permissions: Permissions
  network: Network
  parameters: Parameters
  canary: Canary
}
