import type { Container, HealthStatus, Task } from '@aws-sdk/client-ecs'
import { hex, uuid } from '../chance.ts'
import { second } from '../clock.ts'
import type { Account } from '../state.ts'
import { ecsArn } from './names.ts'
import { type Cluster, type EcsTask, statusOf } from './state.ts'

const taskDefinitionOf = (account: Account, arn: string) =>
  account.clusters.taskDefinitions.find(({ taskDefinitionArn }) => taskDefinitionArn === arn)

const healthOf = (account: Account, task: EcsTask): HealthStatus => {
  const now = account.clock.now()
  const check = taskDefinitionOf(account, task.taskDefinition)?.containerDefinitions?.[0]?.healthCheck
  if (check === undefined || statusOf(task, now) !== 'RUNNING') return 'UNKNOWN'
  if (task.unhealthySince !== undefined && now >= task.unhealthySince) return 'UNHEALTHY'
  const known = task.startedAt.getTime() + (check.startPeriod ?? 0) * second
  return now.getTime() >= known ? 'HEALTHY' : 'UNKNOWN'
}

const containerView = (account: Account, cluster: Cluster, task: EcsTask): Container => {
  const definition = taskDefinitionOf(account, task.taskDefinition)?.containerDefinitions?.[0]
  const status = statusOf(task, account.clock.now()) ?? 'PENDING'
  const digest =
    task.imageDigest ?? definition?.image?.split('@')[1] ?? `sha256:${hex(64, account.seed, definition?.image ?? '')}`
  return {
    containerArn: ecsArn(account, `container/${cluster.name}/${task.id}/${uuid(account.seed, task.id, 'container')}`),
    taskArn: ecsArn(account, `task/${cluster.name}/${task.id}`),
    name: definition?.name,
    image: definition?.image,
    imageDigest: digest,
    runtimeId: `${task.id}-${hex(10, task.id)}`,
    lastStatus: status,
    healthStatus: healthOf(account, task),
    cpu: '0',
    networkInterfaces: [{ attachmentId: uuid(account.seed, task.id, 'eni'), privateIpv4Address: task.ip }],
    ...(status === 'STOPPED' && task.exitCode !== undefined ? { exitCode: task.exitCode } : {}),
    ...(status === 'STOPPED' && task.containerReason !== undefined ? { reason: task.containerReason } : {}),
  }
}

const attachment = (account: Account, task: EcsTask, status: string) => ({
  id: uuid(account.seed, task.id, 'eni'),
  type: 'ElasticNetworkInterface',
  status: status === 'RUNNING' ? 'ATTACHED' : status === 'STOPPED' ? 'DELETED' : 'PRECREATED',
  details: [
    { name: 'subnetId', value: `subnet-${hex(17, account.seed, task.ip.split('.')[2] ?? '')}` },
    { name: 'networkInterfaceId', value: `eni-${hex(17, account.seed, task.id)}` },
    { name: 'privateDnsName', value: `ip-${task.ip.replaceAll('.', '-')}.ec2.internal` },
    { name: 'privateIPv4Address', value: task.ip },
  ],
})

const neverStarted = ({ startedAt, stoppedAt }: EcsTask): boolean => stoppedAt !== undefined && stoppedAt <= startedAt

const ending = (task: EcsTask) => ({
  stoppedAt: task.stoppedAt,
  stoppingAt: task.stoppedAt,
  executionStoppedAt: task.stoppedAt,
  stopCode: task.stopCode,
  stoppedReason: task.stoppedReason,
})

/** @returns the task as DescribeTasks shows it now. */
export const taskView = (account: Account, cluster: Cluster, task: EcsTask): Task => {
  const definition = taskDefinitionOf(account, task.taskDefinition)
  const status = statusOf(task, account.clock.now()) ?? 'PENDING'
  return {
    taskArn: ecsArn(account, `task/${cluster.name}/${task.id}`),
    clusterArn: ecsArn(account, `cluster/${cluster.name}`),
    taskDefinitionArn: task.taskDefinition,
    group: `service:${task.service}`,
    startedBy: task.deployment,
    lastStatus: status,
    desiredStatus: status === 'STOPPED' ? 'STOPPED' : 'RUNNING',
    healthStatus: healthOf(account, task),
    launchType: 'FARGATE',
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    cpu: definition?.cpu,
    memory: definition?.memory,
    availabilityZone: `${account.region}${Number(task.ip.split('.')[2]) % 2 === 0 ? 'a' : 'b'}`,
    connectivity: status === 'STOPPED' ? 'DISCONNECTED' : 'CONNECTED',
    createdAt: task.createdAt,
    ...(status === 'PENDING' || neverStarted(task) ? {} : { startedAt: task.startedAt, pullStartedAt: task.createdAt }),
    ...(status === 'STOPPED' ? ending(task) : {}),
    attachments: [attachment(account, task, status)],
    attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
    containers: [containerView(account, cluster, task)],
    enableExecuteCommand: false,
    overrides: { containerOverrides: [], inferenceAcceleratorOverrides: [] },
    tags: [],
    version: 4,
  }
}
