import { unableToStart } from './unable_to_start.ts'

/** The execution role lost its right to pull: ECR answers 403. Text: ECS developer guide, "CannotPullContainer task errors". */
export const imagePullDenied = unableToStart({
  kind: 'image-pull-denied',
  besides(account) {
    const role = account.roles.get(`${account.environment.collectorService}-execution`)
    if (role !== undefined) role.statements = role.statements.filter(({ Sid }) => Sid !== 'Images')
  },
  reason: (account) =>
    `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${account.id}.dkr.ecr.${account.region}.amazonaws.com/aws-otel-collector@sha256:0b1c: unexpected status from HEAD request to https://${account.id}.dkr.ecr.${account.region}.amazonaws.com/v2/aws-otel-collector/manifests/sha256:0b1c: 403 Forbidden`,
})
