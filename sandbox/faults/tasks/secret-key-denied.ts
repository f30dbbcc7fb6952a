import { containerOf, unableToStart } from './unable_to_start.ts'

/** The Grafana token lies in a secret under a key of its own, which the execution role may not use. Text: terraform-aws-directus issue 10. */
export const secretKeyDenied = unableToStart({
  kind: 'secret-key-denied',
  change(definition, { id, region }) {
    containerOf(definition).secrets?.push({
      name: 'GRAFANA_BASIC_B64',
      valueFrom: `arn:aws:secretsmanager:${region}:${id}:secret:grafana-EaPYTy`,
    })
  },
  reason: ({ id, region }) =>
    `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:${region}:${id}:secret:grafana-EaPYTy from secrets manager: AccessDeniedException: Access to KMS is not allowed status code: 400, request id: a87a66d9-f839-4353-b8c2-9984b1465695`,
})
