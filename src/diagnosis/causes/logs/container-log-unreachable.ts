import { defineLogStartCause } from '../../log-starts.ts'

/** ECS starts no container, because CloudWatch Logs does not answer: no route, no endpoint, a closed security group. */
export const containerLogUnreachable = defineLogStartCause({
  kind: 'container-log-unreachable',
  source: 'documented',
  failure: 'unreachable',
  values: (_stop, _known, { environment: { region } }) => ({ endpoint: `logs.${region}.amazonaws.com` }),
})
