import { unableToStart } from './unable_to_start.ts'

/** The execution role may no longer read parameters. Text: copilot-cli issue 4504. */
export const secretDenied = unableToStart({
  kind: 'secret-denied',
  besides(account) {
    const role = account.roles.get(`${account.environment.collectorService}-execution`)
    if (role !== undefined) role.statements = role.statements.filter(({ Sid }) => Sid !== 'Parameters')
  },
  rolledBack: true,
  reason: (account) =>
    `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::${account.id}:assumed-role/${account.environment.collectorService}-execution/f83b93a4dc3442a1 is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:${account.region}:${account.id}:parameter/${account.environment.prefix}/otel-collector/config because no identity-based policy allows the ssm:GetParameters action status code: 400, request id: 1adcb55f-f798-4503-b8a3-cd1533290001`,
})
