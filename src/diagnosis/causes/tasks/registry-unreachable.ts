import { imageOf } from '../../start-names.ts'
import { defineStartCause } from '../../starts.ts'

/** No route from the task's subnet to the registry, or to the S3 bucket that holds the layers. */
export const registryUnreachable = defineStartCause({
  kind: 'registry-unreachable',
  catalogue: ['U21'],
  source: 'documented',
  failure: 'registry_unreachable',
  values: (stop, known, environment) => ({ image: imageOf(stop, known, environment) }),
})
