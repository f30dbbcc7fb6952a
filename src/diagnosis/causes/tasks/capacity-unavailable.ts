import { defineStartCause } from '../../starts.ts'

/** AWS has no room for the task where it may run. */
export const capacityUnavailable = defineStartCause({
  kind: 'capacity-unavailable',
  catalogue: ['U30'],
  source: 'documented',
  failure: 'capacity',
  values: () => ({}),
  command: ({ subject }, { cluster, region }) =>
    `aws ecs describe-services --cluster ${cluster} --services ${subject} --query 'services[].networkConfiguration' --region ${region}`,
})
