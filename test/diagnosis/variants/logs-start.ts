import { clusterOf } from '../../../sandbox/account/ecs/names.ts'
import { runningTasks } from '../../../sandbox/account/ecs/state.ts'
import { api, web, worker } from '../../../sandbox/account/telemetry/routes.ts'
import { ago } from '../../../sandbox/faults/fault.ts'
import { driverError, failsToStart } from '../../../sandbox/faults/logs/no-start.ts'
import type { Variant, Variants } from './variant.ts'

const fails = (name: string, service: string, error: string): Variant => ({
  name,
  change: ({ production }) => failsToStart(production, service, { error }),
  confidence: 'confirmed',
})

/** An error of the driver with the AWS SDK of version 2 below it. */
const v2 = (name: string, service: string, operation: string, error: string): Variant => ({
  name,
  change: ({ production }) => failsToStart(production, service, { error: driverError(production, operation, error) }),
  confidence: 'confirmed',
})

/** A task ended long ago, and why no other starts is only left as an event. */
const says = (name: string, service: string, message: string): Variant => ({
  name,
  change({ production }) {
    const cluster = clusterOf(production, production.environment.cluster)
    const [task] = runningTasks(cluster, service, production.clock.now())
    Object.assign(task ?? {}, { stoppedAt: ago(production, 100), stopCode: 'EssentialContainerExited', exitCode: 0 })
    const event = `(service ${service}) was unable to place a task. Reason: ${message}`
    cluster.services.find((each) => each.name === service)?.events.push({ at: ago(production, 95), message: event })
  },
  confidence: 'confirmed',
})

const collector = 'agent-prod-otel-collector'
const user = 'User: arn:aws:sts::111122223333:assumed-role/ecsTaskExecutionRole/0123456789abcdef'

export const logsStartVariants: Variants = {
  'container-log-group-missing': [
    fails(
      'SDK version 1',
      web,
      'create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.',
    ),
    fails(
      'Docker',
      api,
      'CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. status code: 400, request id: 0d1f',
    ),
    v2(
      'of the collector',
      collector,
      'CreateLogStream',
      'ResourceNotFoundException: The specified log group does not exist.',
    ),
    says(
      'only an event is left',
      worker,
      'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.',
    ),
  ],
  'container-log-denied': [
    fails(
      'SDK version 1',
      web,
      `create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException: ${user} is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:us-east-1:111122223333:log-group:/ecs/web:log-stream:web/web/01 because no identity-based policy allows the logs:CreateLogStream action status code: 400, request id: 0d1f`,
    ),
    v2(
      'it may not make the group',
      api,
      'CreateLogGroup',
      `api error AccessDeniedException: ${user} is not authorized to perform: logs:CreateLogGroup on resource: arn:aws:logs:us-east-1:111122223333:log-group:/ecs/api:log-stream: because no identity-based policy allows the logs:CreateLogGroup action`,
    ),
    v2(
      'an explicit deny of the organisation',
      collector,
      'CreateLogStream',
      `api error AccessDeniedException: ${user} is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:us-east-1:111122223333:log-group:/ecs/agent-prod/otel-collector:log-stream:a/b/c with an explicit deny in a service control policy`,
    ),
  ],
  'container-log-unreachable': [
    fails('nothing but the signal', web, ': signal: killed'),
    fails(
      'SDK version 1',
      api,
      'create stream has been retried 1 times: failed to create Cloudwatch log stream: RequestError: send request failed caused by: Post "https://logs.us-east-1.amazonaws.com/": dial tcp 10.0.1.9:443: i/o timeout',
    ),
    fails(
      'of the collector',
      collector,
      'The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed',
    ),
  ],
  'log-options-invalid': [
    fails('no group', web, 'unable to get awslogs driver arguments: awslogs-group is required'),
    fails(
      'a region that is none',
      api,
      "create stream has been retried 1 times: failed to create Cloudwatch log stream: MissingEndpoint: 'Endpoint' configuration is required for this service",
    ),
    says(
      'Docker',
      worker,
      "CannotStartContainerError: Error response from daemon: failed to initialize logging driver: unknown log opt 'awslogs-endpoints' for awslogs log driver",
    ),
  ],
}
