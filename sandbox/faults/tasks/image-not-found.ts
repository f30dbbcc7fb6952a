import { containerOf, unableToStart } from './unable_to_start.ts'

/** The new revision names a tag that was never pushed. Text: ECS developer guide, "CannotPullContainer task errors"; backend-rag-multipurpose, deploy notes. */
export const imageNotFound = unableToStart({
  kind: 'image-not-found',
  change(definition, account) {
    containerOf(definition).image = `${account.id}.dkr.ecr.${account.region}.amazonaws.com/aws-otel-collector:v0.94.0`
  },
  rolledBack: true,
  reason: (account) =>
    `CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref ${account.id}.dkr.ecr.${account.region}.amazonaws.com/aws-otel-collector:v0.94.0: ${account.id}.dkr.ecr.${account.region}.amazonaws.com/aws-otel-collector:v0.94.0: not found`,
})
