import { containerOf, unableToStart } from './unable_to_start.ts'

/** The new revision reads a parameter that nobody made. Text: quoted by users ("invalid ssm parameters"). */
export const secretMissing = unableToStart({
  kind: 'secret-missing',
  change(definition, { environment: { prefix } }) {
    containerOf(definition).secrets?.push({ name: 'GRAFANA_BASIC_B64', valueFrom: `/${prefix}/grafana/token` })
  },
  reason: ({ environment: { prefix } }) =>
    `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /${prefix}/grafana/token`,
})
