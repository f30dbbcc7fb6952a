import type {
  GetSecretValueCommandInput,
  GetSecretValueCommandOutput,
  PutSecretValueCommandInput,
  PutSecretValueCommandOutput,
  UpdateSecretVersionStageCommandInput,
  UpdateSecretVersionStageCommandOutput,
} from '@aws-sdk/client-secrets-manager'
import { hex } from '../chance.ts'
import { AwsFault } from '../errors.ts'
import { operation } from '../operation.ts'
import type { Account } from '../state.ts'
import { arnOf, label, labelsOf, missing, type SecretState } from './state.ts'

const arn = (account: Account, name: string): string => arnOf(account, name, hex(6, name))

const secretOf = (account: Account, id: string | undefined): SecretState => {
  const found = [...account.secrets.values()].find(({ name }) => name === id || arn(account, name) === id)
  if (found === undefined) throw missing()
  return found
}

export const getSecretValue = operation<GetSecretValueCommandInput, GetSecretValueCommandOutput>({
  members: ['SecretId', 'VersionStage'],
  answer({ SecretId, VersionStage = 'AWSCURRENT' }, { account }) {
    const secret = secretOf(account, SecretId)
    const version = secret.versions.find(({ id }) => id === secret.labels.get(VersionStage))
    if (version === undefined) throw missing(`secret value for staging label: ${VersionStage}`)
    return {
      ARN: arn(account, secret.name),
      Name: secret.name,
      SecretString: version.value,
      VersionId: version.id,
      VersionStages: labelsOf(secret, version.id),
      CreatedDate: version.createdAt,
    }
  },
})

export const putSecretValue = operation<PutSecretValueCommandInput, PutSecretValueCommandOutput>({
  members: ['SecretId', 'SecretString', 'ClientRequestToken', 'VersionStages'],
  answer({ SecretId, SecretString = '', ClientRequestToken = '', VersionStages = ['AWSCURRENT'] }, { account }) {
    const secret = secretOf(account, SecretId)
    const known = secret.versions.find(({ id }) => id === ClientRequestToken)
    if (known !== undefined && known.value !== SecretString) {
      const why = 'You can’t use the same token for different secret values.'
      throw new AwsFault('ResourceExistsException', why)
    }
    if (known === undefined) {
      secret.versions.push({ id: ClientRequestToken, value: SecretString, createdAt: account.clock.now() })
      for (const name of VersionStages) label(secret, name, ClientRequestToken)
      if (!secret.labels.has('AWSCURRENT')) label(secret, 'AWSCURRENT', ClientRequestToken)
    }
    return {
      ARN: arn(account, secret.name),
      Name: secret.name,
      VersionId: ClientRequestToken,
      VersionStages: labelsOf(secret, ClientRequestToken),
    }
  },
})

export const updateSecretVersionStage = operation<
  UpdateSecretVersionStageCommandInput,
  UpdateSecretVersionStageCommandOutput
>({
  members: ['SecretId', 'VersionStage', 'MoveToVersionId', 'RemoveFromVersionId'],
  answer({ SecretId, VersionStage = '', MoveToVersionId = '', RemoveFromVersionId }, { account }) {
    const secret = secretOf(account, SecretId)
    const holder = secret.labels.get(VersionStage)
    if (!secret.versions.some(({ id }) => id === MoveToVersionId)) throw missing('secret version')
    if (holder !== undefined && holder !== RemoveFromVersionId) {
      const why = `The parameter RemoveFromVersionId can't be empty or another version. Staging label ${VersionStage} is currently attached to version ${holder}, so you must explicitly reference that version in RemoveFromVersionId.`
      throw new AwsFault('InvalidParameterException', why)
    }
    label(secret, VersionStage, MoveToVersionId)
    return { ARN: arn(account, secret.name), Name: secret.name }
  },
})
