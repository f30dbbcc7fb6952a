import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { Clients } from '../../../src/adapters/aws/clients.ts'
import { secret } from '../../../src/adapters/secret.ts'
import type { SecretPlace } from '../secret.contract.ts'

/** Makes the secrets of the contract: one with `{}`, one without a value, one with text. */
export const seedSecrets = async (clients: Clients): Promise<SecretPlace> => {
  const client = clients.of(SecretsManagerClient)
  const made = async (Name: string, SecretString?: string) => {
    await client.send(new CreateSecretCommand({ Name, ...(SecretString !== undefined && { SecretString }) }))
    return secret(client, Name)
  }
  return {
    empty: await made('chatops/empty', '{}'),
    bare: await made('chatops/bare'),
    text: await made('chatops/text', 'xoxb-not-json'),
    missing: secret(client, 'chatops/missing'),
  }
}
