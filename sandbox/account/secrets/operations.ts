import type { GetSecretValueCommandInput, GetSecretValueCommandOutput } from '@aws-sdk/client-secrets-manager'
import { hex, uuid } from '../chance.ts'
import { AwsFault } from '../errors.ts'
import { operation } from '../operation.ts'

export const getSecretValue = operation<GetSecretValueCommandInput, GetSecretValueCommandOutput>({
  members: ['SecretId', 'VersionStage'],
  answer({ SecretId = '', VersionStage = 'AWSCURRENT' }, { account }) {
    const arnOf = (name: string) =>
      `arn:aws:secretsmanager:${account.region}:${account.id}:secret:${name}-${hex(6, name)}`
    const found = [...account.secrets].find(([name]) => name === SecretId || arnOf(name) === SecretId)
    if (found === undefined || VersionStage !== 'AWSCURRENT') {
      throw new AwsFault('ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
    }
    const [Name, SecretString] = found
    return {
      ARN: arnOf(Name),
      Name,
      SecretString,
      VersionId: uuid(Name, SecretString),
      VersionStages: ['AWSCURRENT'],
      CreatedDate: account.born,
    }
  },
})
