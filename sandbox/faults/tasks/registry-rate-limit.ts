import { containerOf, unableToStart } from './unable_to_start.ts'

/** The new revision pulls from Docker Hub, which has had enough. Text: ECS developer guide, "CannotPullContainer task errors". */
export const registryRateLimit = unableToStart({
  kind: 'registry-rate-limit',
  change(definition) {
    containerOf(definition).image = 'otel/opentelemetry-collector-contrib:0.159.0'
  },
  reason: () =>
    'CannotPullContainerError: inspect image has been retried 5 time(s): httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/otel/opentelemetry-collector-contrib/manifests/sha256:5f2a: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit',
})
