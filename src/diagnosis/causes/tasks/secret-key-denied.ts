import { executionRoleOf, secretOf } from '../../start-names.ts'
import { defineStartCause } from '../../starts.ts'

/** The secret may be read, but not the KMS key with which it is encrypted. Source: terraform-aws-directus issue 10. */
export const secretKeyDenied = defineStartCause({
  kind: 'secret-key-denied',
  catalogue: ['U23'],
  source: 'issue',
  failure: 'secret_key_denied',
  values: (stop, known, environment) => ({
    secret: secretOf(stop, known, environment),
    role: executionRoleOf(stop, known, environment),
  }),
  command: ({ values: { secret } }, { region }) =>
    secret.includes(':secretsmanager:')
      ? `aws secretsmanager describe-secret --secret-id ${secret} --query KmsKeyId --region ${region}`
      : `aws ssm describe-parameters --parameter-filters Key=Name,Values=${secret.replace(/^.*:parameter/, '')} --query 'Parameters[].KeyId' --region ${region}`,
})
