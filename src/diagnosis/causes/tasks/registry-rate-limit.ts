import { imageOf } from '../../start-names.ts'
import { defineStartCause } from '../../starts.ts'

/** A public registry counts pulls by address; tasks behind one NAT gateway share theirs. */
export const registryRateLimit = defineStartCause({
  kind: 'registry-rate-limit',
  catalogue: ['U20'],
  source: 'documented',
  failure: 'registry_limit',
  values: (stop, known, environment) => ({ image: imageOf(stop, known, environment) }),
})
