import {
  all,
  before,
  cannotStart,
  changeService,
  ecs,
  eventOnly,
  keepsEnding,
  running,
} from '../variants/task-changes.ts'
import type { NearMisses } from '../variants/variant.ts'

const pull = 'CannotPullContainerError: pull image manifest has been retried 1 time(s):'
const resource = 'ResourceInitializationError: unable to pull secrets or registry auth:'
const retrieval = `${resource} execution resource retrieval failed: unable to retrieve secret from asm:`
const secret = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:grafana-Ab12Cd'

/** A failed start that a later one of the same revision, or a steady state, has put right. */
const putRight = (text: string) =>
  all(
    cannotStart(text, { givesUp: 60_000, minutes: 30 }),
    changeService((service, account) => {
      service.deployments = service.deployments.filter(({ failedAt }) => failedAt === undefined)
      service.events = service.events.filter(({ message }) => !/deployment failed|rolling back/.test(message))
      service.events.push({ at: before(account, 20), message: `(service ${service.name}) has reached a steady state.` })
    }),
  )

export const startNearMissesOfTasks: NearMisses = {
  'image-not-found': [
    {
      name: 'the repository says no',
      change: cannotStart(
        `${pull} failed to resolve ref docker.io/acme/x:1: pull access denied, repository does not exist or may require authorization`,
      ),
      finds: 'image-pull-denied',
    },
    {
      name: 'another platform',
      change: cannotStart(`${pull} no match for platform in manifest: not found`),
      finds: 'image-architecture-differs',
    },
    {
      name: 'a first try that failed, and all is well since',
      change: putRight(`${pull} failed to resolve ref acme/x:1: not found`),
    },
    {
      name: 'a secret that is not found',
      change: cannotStart(`${retrieval} ResourceNotFoundException: Secrets Manager can't find the specified secret.`),
      finds: 'secret-missing',
    },
  ],
  'image-pull-denied': [
    {
      name: 'a secret that is denied',
      change: cannotStart(
        `${retrieval} failed to fetch secret ${secret} from secrets manager: AccessDeniedException: User: arn:aws:sts::1:assumed-role/x/y is not authorized to perform: secretsmanager:GetSecretValue`,
      ),
      finds: 'secret-denied',
    },
    {
      name: 'a log group that is denied',
      change: cannotStart(
        'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/x/y is not authorized to perform: logs:CreateLogStream',
      ),
    },
  ],
  'registry-rate-limit': [
    { name: 'Secrets Manager throttles', change: cannotStart(`${retrieval} ThrottlingException: Rate exceeded`) },
    {
      name: 'the collector speaks of a rate',
      collector: [
        '{"level":"warn","ts":"2026-11-18T10:28:00.000Z","msg":"Sampled","otelcol.component.id":"x","otelcol.component.kind":"processor","note":"429 Too Many Requests"}',
      ],
    },
  ],
  'registry-unreachable': [
    {
      name: 'Secrets Manager cannot be reached',
      change: cannotStart(
        `${retrieval} service call has been retried 5 time(s): RequestCanceled: request context canceled caused by: context deadline exceeded`,
      ),
      finds: 'secret-unreachable',
    },
    {
      name: 'CloudWatch cannot be reached',
      change: cannotStart(
        'ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. signal: killed',
      ),
    },
    {
      name: 'one try that timed out, and all is well since',
      change: putRight(`${pull} failed to do request: Head: dial tcp 1.2.3.4:443: i/o timeout`),
    },
  ],
  'image-architecture-differs': [
    {
      name: 'ARM on purpose',
      change: (world) => {
        for (const definition of world.production.clusters.taskDefinitions)
          definition.runtimePlatform = { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' }
      },
    },
    {
      name: 'a line that speaks of a format',
      collector: [
        '{"level":"warn","ts":"2026-11-18T10:28:00.000Z","msg":"format error in a label","otelcol.component.id":"x"}',
      ],
    },
  ],
  'container-command-missing': [
    {
      name: 'a program that ends with 127',
      change: keepsEnding({
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        exitCode: 127,
      }),
      finds: 'collector-exits',
    },
    {
      name: 'an entry point that works',
      change: (world) => {
        for (const definition of world.production.clusters.taskDefinitions)
          for (const container of definition.containerDefinitions ?? []) container.entryPoint = ['/awscollector']
      },
    },
  ],
  'secret-denied': [
    {
      name: 'its key is denied',
      change: cannotStart(
        `${retrieval} AccessDeniedException: User: arn:aws:sts::1:assumed-role/x/y is not authorized to perform: kms:Decrypt`,
      ),
      finds: 'secret-key-denied',
    },
    {
      name: 'the image is denied',
      change: cannotStart(
        `${resource} execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::1:assumed-role/x/y is not authorized to perform: ecr:GetAuthorizationToken`,
      ),
      finds: 'image-pull-denied',
    },
    {
      name: 'the role lacks the right, and no task was refused',
      change: ({ production: account }) => {
        const role = account.roles.get(`${account.environment.collectorService}-execution`)
        if (role !== undefined) role.statements = []
      },
    },
  ],
  'secret-key-denied': [
    {
      name: 'the secret is denied',
      change: cannotStart(
        `${retrieval} failed to fetch secret ${secret} from secrets manager: AccessDeniedException: User: arn:aws:sts::1:assumed-role/x/y is not authorized to perform: secretsmanager:GetSecretValue`,
      ),
      finds: 'secret-denied',
    },
    {
      name: 'KMS cannot be reached',
      change: cannotStart(
        `${retrieval} There is a connection issue between the task and AWS KMS. dial tcp: i/o timeout`,
      ),
      finds: 'secret-unreachable',
    },
  ],
  'secret-missing': [
    {
      name: 'it cannot be reached',
      change: cannotStart(
        `${retrieval} The task can't retrieve the secret with ARN '${secret}' from AWS Secrets Manager. Check whether the secret exists in the specified Region. context deadline exceeded`,
      ),
      finds: 'secret-unreachable',
    },
    {
      name: 'a log group is missing',
      change: cannotStart(
        'ResourceInitializationError: failed to validate logger args: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.',
      ),
    },
  ],
  'secret-not-json': [
    {
      name: 'it does not exist',
      change: cannotStart(
        `${retrieval} failed to fetch secret ${secret}:token:: from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
      ),
      finds: 'secret-missing',
    },
    {
      name: 'a key that is there',
      change: (world) => {
        for (const definition of world.production.clusters.taskDefinitions)
          definition.containerDefinitions?.[0]?.secrets?.push({ name: 'TOKEN', valueFrom: `${secret}:token::` })
      },
    },
  ],
  'secret-unreachable': [
    {
      name: 'the registry cannot be reached',
      change: cannotStart(
        `${resource} The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration.`,
      ),
      finds: 'registry-unreachable',
    },
    {
      name: 'it is denied, and the text ends in advice about the network',
      change: cannotStart(
        `${retrieval} failed to fetch secret ${secret} from secrets manager: AccessDeniedException: User: arn:aws:sts::1:assumed-role/x/y is not authorized to perform: secretsmanager:GetSecretValue. Please check your task network configuration.`,
      ),
      finds: 'secret-denied',
    },
  ],
  'role-not-assumable': [
    { name: 'the role may be assumed and lacks a right', faults: ['xray-access-denied'], finds: 'xray-access-denied' },
    {
      name: 'once, and a deployment came through since',
      change: (world) => {
        const { account, service } = ecs(world)
        service.events.push(
          {
            at: before(account, 50),
            message: `(service ${service.name}) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::1:role/x' that was provided for this task.).`,
          },
          {
            at: before(account, 40),
            message: `(service ${service.name}) (deployment ecs-svc/1) deployment completed.`,
          },
        )
      },
    },
  ],
  'capacity-unavailable': [
    {
      name: 'there is room again',
      change: changeService((service, account) => {
        service.events.push(
          {
            at: before(account, 50),
            message: `(service ${service.name}) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.`,
          },
          { at: before(account, 44), message: `(service ${service.name}) has reached a steady state.` },
        )
      }),
    },
    {
      name: 'there was room again, and a task has gone since',
      change: (world) => {
        const { account, service } = ecs(world)
        service.events.push(
          {
            at: before(account, 50),
            message: `(service ${service.name}) was unable to place a task. Reason: Capacity is unavailable at this time.`,
          },
          { at: before(account, 44), message: `(service ${service.name}) has reached a steady state.` },
        )
        const [task] = running(world)
        const end = { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'Task stopped', exitCode: 0 } as const
        if (task !== undefined) Object.assign(task, { ...end, stoppedAt: before(account, 1) })
      },
    },
    {
      name: 'ECS itself is being throttled',
      change: eventOnly('operations are being throttled on elb. Will try again later.', { minutes: 5 }),
    },
  ],
  'subnet-addresses-exhausted': [
    {
      name: 'a network interface that fails otherwise',
      change: cannotStart(
        "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment disabled in subnet 'subnet-1': AuthFailure",
      ),
    },
    { name: 'no capacity', faults: ['capacity-unavailable'], finds: 'capacity-unavailable' },
  ],
  'fargate-quota-reached': [
    { name: 'no capacity', faults: ['capacity-unavailable'], finds: 'capacity-unavailable' },
    { name: 'the registry has a limit', faults: ['registry-rate-limit'], finds: 'registry-rate-limit' },
  ],
}
