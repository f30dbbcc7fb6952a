import { randomUUID } from 'node:crypto'
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager'
import * as z from 'zod'
import { PortError } from '../ports.ts'
import type { Secret, SecretState } from '../secrets/set.ts'
import { calling } from './aws/errors.ts'

/** The label of a version that is written and not yet current. */
const pending = 'OTELPENDING'

const valuesIn = (text: string): SecretState['values'] => {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch {
    // Neither the text nor the parser's message, which quotes it, may be shown.
    throw new PortError('unsupported', 'secretsmanager:GetSecretValue', 'The secret does not hold a JSON object.')
  }
}

/** A secret that was made without a value answers so, too; only its sentence tells it from one that does not exist. */
const hasNoValue = (error: unknown): boolean =>
  error instanceof PortError && error.reason === 'not_found' && error.detail.includes('staging label')

const read = async (client: SecretsManagerClient, id: string): Promise<SecretState> => {
  const operation = 'secretsmanager:GetSecretValue'
  try {
    const answer = await calling(operation, client.send(new GetSecretValueCommand({ SecretId: id })))
    const isEmpty = answer.SecretString === undefined && answer.SecretBinary === undefined
    const values = isEmpty ? {} : valuesIn(answer.SecretString ?? '')
    return { values, version: answer.VersionId, changedAt: answer.CreatedDate }
  } catch (error) {
    if (hasNoValue(error)) return { values: {}, version: undefined, changedAt: undefined }
    throw error
  }
}

/** @returns whether the label was moved: refused when it no longer stands where it was read. */
const moved = async (
  client: SecretsManagerClient,
  id: string,
  { from, to }: { from: string | undefined; to: string },
): Promise<boolean> => {
  const operation = 'secretsmanager:UpdateSecretVersionStage'
  const command = new UpdateSecretVersionStageCommand({
    SecretId: id,
    VersionStage: 'AWSCURRENT',
    MoveToVersionId: to,
    ...(from !== undefined && { RemoveFromVersionId: from }),
  })
  try {
    await calling(operation, client.send(command))
    return true
  } catch (error) {
    // A refusal may be that of a second try whose first one was taken and its answer lost.
    if (!(error instanceof PortError) || error.reason !== 'unsupported') throw error
    const now = await read(client, id)
    if (now.version === to) return true
    if (now.version !== from) return false
    throw error
  }
}

/**
 * The bot's secret in Secrets Manager. A new version is written aside, and becomes the current one only if that is still
 * the one that was read: of two who write at once, one is told so. Needs `secretsmanager:GetSecretValue`,
 * `PutSecretValue` and `UpdateSecretVersionStage`. Source: Secrets Manager API, UpdateSecretVersionStage.
 */
export const secret = (client: SecretsManagerClient, id: string): Secret => ({
  read: () => read(client, id),
  async replace(values, before) {
    const command = new PutSecretValueCommand({
      SecretId: id,
      SecretString: JSON.stringify(values),
      // The SDK's own retry of a lost answer finds the version that the first try made.
      ClientRequestToken: randomUUID(),
      VersionStages: [pending],
    })
    const made = await calling('secretsmanager:PutSecretValue', client.send(command))
    if (made.VersionId === undefined) throw new PortError('unavailable', 'secretsmanager:PutSecretValue', 'no version')
    // The first version of a secret is current at once.
    if (made.VersionStages?.includes('AWSCURRENT')) return true
    return moved(client, id, { from: before.version, to: made.VersionId })
  },
})
