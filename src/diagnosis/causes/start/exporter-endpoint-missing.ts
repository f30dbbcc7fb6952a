import { defineStartCause } from './start-cause.ts'
import { emptyVariables } from './variables.ts'

/** An exporter has no endpoint, and no variable that could have held one is missing. */
export const exporterEndpointMissing = defineStartCause({
  kind: 'exporter-endpoint-missing',
  catalogue: ['U6'],
  source: 'recorded',
  read(error, { collectorLog }) {
    if (error.failure !== 'no_endpoint' || emptyVariables(collectorLog, error.at).length > 0) return
    return { component: error.component || 'exporters' }
  },
})
