import { secretOf } from '../../start-names.ts'
import { defineStartCause } from '../../starts.ts'

/** A secret or parameter that the task definition names does not exist, or not there. */
export const secretMissing = defineStartCause({
  kind: 'secret-missing',
  catalogue: ['U24'],
  source: 'documented',
  failure: 'secret_missing',
  values: (stop, known, environment) => ({ secret: secretOf(stop, known, environment) }),
  command: ({ values: { secret } }, { region }) =>
    secret.includes(':secretsmanager:')
      ? `aws secretsmanager list-secrets --include-planned-deletion --query 'SecretList[].[Name,DeletedDate]' --region ${region}`
      : `aws ssm describe-parameters --query 'Parameters[].Name' --region ${region}`,
})
