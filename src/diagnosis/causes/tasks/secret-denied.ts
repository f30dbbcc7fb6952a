import { awsErrorIn } from '../../lines/aws-error.ts'
import { executionRoleOf, secretOf } from '../../start-names.ts'
import { defineStartCause } from '../../starts.ts'

const parameters = 'ssm:GetParameters'
const secrets = 'secretsmanager:GetSecretValue'

const ofManager = (text: string): boolean => /from asm|secrets ?manager/i.test(text)

/** The execution role may not read a secret or parameter that the task definition names. */
export const secretDenied = defineStartCause({
  kind: 'secret-denied',
  catalogue: ['U23'],
  source: 'documented',
  failure: 'secret_denied',
  values: (stop, known, environment) => ({
    secret: secretOf(stop, known, environment),
    role: executionRoleOf(stop, known, environment),
    action: awsErrorIn(stop.text)?.action ?? (ofManager(stop.text) ? secrets : parameters),
  }),
  more: (stop, { executionPermissions }) =>
    (executionPermissions?.decisions ?? [])
      .filter(
        ({ action, decision }) => decision !== 'allowed' && action === (ofManager(stop.text) ? secrets : parameters),
      )
      .map(({ action, decision }) => ({
        kind: 'decision' as const,
        source: 'executionPermissions' as const,
        role: executionPermissions?.role?.split('/').at(-1) ?? '',
        action,
        explicit: decision === 'explicit_deny',
      })),
  command: ({ values: { role, action, secret } }) =>
    `aws iam put-role-policy --role-name ${role} --policy-name secrets --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"${action}","Resource":"${secret}"}]}'`,
})
