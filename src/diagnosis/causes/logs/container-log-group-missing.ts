import { logGroupIn } from '../../lines/log-start-failure.ts'
import { defineLogStartCause, namedGroup } from '../../log-starts.ts'

/** ECS starts no container, because the log group that the task definition names does not exist. */
export const containerLogGroupMissing = defineLogStartCause({
  kind: 'container-log-group-missing',
  source: 'documented',
  failure: 'missing',
  values: (stop, known, context) => ({ group: logGroupIn(stop.text, namedGroup(stop, known, context)) }),
  command: ({ values: { group } }, { region }) =>
    `aws logs create-log-group --log-group-name ${group} --region ${region}`,
})
