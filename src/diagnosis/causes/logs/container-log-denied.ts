import { logGroupIn } from '../../lines/log-start-failure.ts'
import { defineLogStartCause, namedGroup } from '../../log-starts.ts'
import { executionRoleOf } from '../../start-names.ts'

/** ECS starts no container, because the execution role may not write to the log group, or not make it. */
export const containerLogDenied = defineLogStartCause({
  kind: 'container-log-denied',
  source: 'documented',
  failure: 'denied',
  values: (stop, known, context) => ({
    role: executionRoleOf(stop, known, context.environment),
    action: stop.aws?.action ?? (/log group/.test(stop.text) ? 'logs:CreateLogGroup' : 'logs:CreateLogStream'),
    group: logGroupIn(stop.text, namedGroup(stop, known, context)),
  }),
  command: ({ values: { role, action, group } }, { region, account }) =>
    `aws iam put-role-policy --role-name ${role} --policy-name container-logs --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["${[...new Set([action, 'logs:CreateLogStream', 'logs:PutLogEvents'])].join('","')}"],"Resource":"arn:aws:logs:${region}:${account ?? '*'}:log-group:${group}:*"}]}'`,
})
