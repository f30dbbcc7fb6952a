import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { makeClients } from '../adapters/aws/clients.ts'
import { secret } from '../adapters/secret.ts'
import type { Secret } from '../secrets/set.ts'

/** @returns the bot's secret, reached with this process's own credentials. */
export const botSecret = (id: string, region: string | undefined): Secret =>
  secret(makeClients({ region: region ?? 'us-east-1' }).of(SecretsManagerClient), id)
