import { secretOf } from '../../start-names.ts'
import { defineStartCause, definitionOf } from '../../starts.ts'

/**
 * `valueFrom` asks for a key of a JSON secret, and the secret has no such key or is no JSON.
 * Source: ECS's texts as users' tests quote them ("retrieved secret from Secrets Manager did not contain json key").
 */
export const secretNotJson = defineStartCause({
  kind: 'secret-not-json',
  catalogue: ['U24'],
  source: 'issue',
  failure: 'secret_json',
  values: (stop, known, environment) => {
    const named = /did not contain json key (\S+)/.exec(stop.text)?.[1]?.replace(/[.,;]+$/, '')
    const declared = definitionOf(stop.service, known, environment)?.containers.flatMap(({ secrets }) =>
      Object.values(secrets).filter((from) => named !== undefined && from.split(':')[7] === named),
    )
    const secret = declared?.[0] ?? secretOf(stop, known, environment)
    return { secret: secret.split(':').slice(0, 7).join(':'), key: named ?? secret.split(':')[7] ?? '' }
  },
  command: ({ values: { secret } }, { region }) =>
    `aws secretsmanager get-secret-value --secret-id ${secret || 'SECRET'} --query SecretString --output text --region ${region} | jq keys`,
})
