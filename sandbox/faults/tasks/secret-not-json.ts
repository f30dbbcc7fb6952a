import { containerOf, unableToStart } from './unable_to_start.ts'

/** The new revision asks a secret for a key that it does not have. Text: ECS's own, as users quote it. */
export const secretNotJson = unableToStart({
  kind: 'secret-not-json',
  change(definition, { id, region }) {
    const from = `arn:aws:secretsmanager:${region}:${id}:secret:grafana-EaPYTy:GRAFANA_TOKEN::`
    containerOf(definition).secrets?.push({ name: 'GRAFANA_BASIC_B64', valueFrom: from })
  },
  reason: () =>
    'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): retrieved secret from Secrets Manager did not contain json key GRAFANA_TOKEN',
})
