import { application, cannotStart, eventOnly, keepsEnding } from './task-changes.ts'
import type { Variants } from './variant.ts'

const repository = '222233334444.dkr.ecr.eu-west-1.amazonaws.com/otel'

/** Sources: ECS developer guide, "CannotPullContainer task errors"; texts that users quote. */
export const imageVariants: Variants = {
  'image-not-found': [
    {
      name: 'an application, its repository missing',
      change: cannotStart(
        `CannotPullContainerError: inspect image has been retried 1 time(s): failed to resolve ref "${repository}/api:latest": ${repository}/api:latest: not found`,
        { service: application },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'Docker Hub, said by the container',
      change: cannotStart(
        'CannotPullContainerError: Error response from daemon: manifest for otel/opentelemetry-collector-contrib:0.999.0 not found: manifest unknown: manifest unknown',
        { as: 'container' },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'only an event, older platform',
      change: eventOnly(
        `was unable to place a task. Reason: CannotPullContainerError: ref pull has been retried 5 time(s): failed to resolve reference "${repository}:x": unexpected status code [manifests x]: 404 Not Found.`,
      ),
      confidence: 'confirmed',
    },
    {
      name: 'the circuit breaker went back',
      change: cannotStart('CannotPullContainerError: ref pull has been retried: not found: manifest unknown', {
        givesUp: 600_000,
      }),
      confidence: 'confirmed',
    },
  ],
  'image-pull-denied': [
    {
      name: 'the authorisation token, retried',
      change: cannotStart(
        'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/api-execution/0f is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the ecr:GetAuthorizationToken action',
        { service: application },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'Docker Hub, a private repository',
      change: cannotStart(
        'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/acme/collector:1: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
      ),
      confidence: 'confirmed',
    },
    {
      name: 'without credentials, said by the container of an older platform',
      change: cannotStart(
        `CannotPullContainerError: Error response from daemon: Get https://${repository}/v2/manifests/1: no basic auth credentials`,
        { as: 'container' },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'in new words',
      change: eventOnly(
        `was unable to place a task. Reason: CannotPullContainerError: The task can’t pull the image '${repository}:1'. Check that the role 'arn:aws:iam::123456789012:role/exec' has the permissions to pull images from the registry.`,
      ),
      confidence: 'confirmed',
    },
  ],
  'registry-rate-limit': [
    {
      name: 'plain, as the guide has it',
      change: cannotStart('CannotPullContainerError: ERROR: toomanyrequests: Too Many Requests.'),
      confidence: 'confirmed',
    },
    {
      name: 'unauthenticated, an application',
      change: cannotStart(
        'CannotPullContainerError: inspect image has been retried 5 time(s): httpReaderSeeker: failed open: failed to do request: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
        { service: application },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'public ECR, only an event',
      change: eventOnly(
        'was unable to place a task. Reason: CannotPullContainerError: pull image manifest has been retried 5 time(s): unexpected status code [manifests v0.49.0]: 429 Too Many Requests - Server message: toomanyrequests: Rate exceeded',
      ),
      confidence: 'confirmed',
    },
  ],
  'registry-unreachable': [
    {
      name: 'the layers in S3',
      change: cannotStart(
        'CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com/d1d1": dial tcp 52.219.199.138:443: i/o timeout',
      ),
      confidence: 'confirmed',
    },
    {
      name: 'an older platform',
      change: cannotStart(
        'CannotPullContainerError: API error (500): Get https://111122223333.dkr.ecr.us-east-1.amazonaws.com/v2/: net/http: request canceled while waiting for connection',
        { as: 'container', service: application },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'in new words, only an event',
      change: eventOnly(
        `was unable to place a task. Reason: CannotPullContainerError: The task cannot pull 'otel:1' from the Amazon ECR repository '${repository}'. There is a connection issue between the task and Amazon ECR. Check your task network configuration.`,
      ),
      confidence: 'confirmed',
    },
    { name: 'cut off', change: cannotStart('CannotPullContainerError: context canceled'), confidence: 'confirmed' },
  ],
  'image-architecture-differs': [
    {
      name: 'the program does not run: one line and no more',
      change: keepsEnding({
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        exitCode: 1,
        lastWords: ['exec /awscollector: exec format error'],
      }),
      confidence: 'confirmed',
    },
    {
      name: 'in the words of an older runtime',
      change: keepsEnding({
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        exitCode: 1,
        lastWords: ['standard_init_linux.go:228: exec user process caused: exec format error'],
      }),
      confidence: 'confirmed',
    },
    {
      name: 'an application, only an event',
      change: eventOnly(
        "was unable to place a task. Reason: CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'.",
        { service: application },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'another wording of the registry',
      change: cannotStart(
        'CannotPullContainerError: no matching manifest for linux/arm64/v8 in the manifest list entries',
        { as: 'container' },
      ),
      confidence: 'confirmed',
    },
  ],
  'container-command-missing': [
    {
      name: 'not in the path',
      change: cannotStart(
        'CannotStartContainerError: Error response from daemon: OCI runtime create failed: container_linux.go:380: starting container process caused: exec: "otelcol": executable file not found in $PATH: unknown',
        { as: 'container' },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'all arguments as one, an application',
      change: cannotStart(
        'CannotStartContainerError: API error (500): Cannot start container 54b6: [8] System error: exec: "python main.py --port 8000": executable file not found in $PATH',
        { service: application },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'options where the entry point was emptied',
      change: cannotStart(
        'CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: failed to create shim: OCI runtime create failed: runc create failed: unable to start container process: exec: "--config=env:OTEL_CONFIG": stat --config=env:OTEL_CONFIG: no such file or directory: unknown',
      ),
      confidence: 'confirmed',
    },
  ],
}
