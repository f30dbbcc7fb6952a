import type { Deployment, Service } from '@aws-sdk/client-ecs'
import type { Account } from '../state.ts'
import { eventsOf } from './events.ts'
import { ecsArn } from './names.ts'
import { type Cluster, type EcsDeployment, type EcsService, statusOf } from './state.ts'

const counts = (cluster: Cluster, service: EcsService, now: Date, deployment?: string) => {
  const tasks = cluster.tasks.filter(
    (task) => task.service === service.name && (deployment === undefined || task.deployment === deployment),
  )
  return {
    running: tasks.filter((task) => statusOf(task, now) === 'RUNNING').length,
    pending: tasks.filter((task) => statusOf(task, now) === 'PENDING').length,
    failed: tasks.filter(
      (task) => task.stoppedAt !== undefined && task.stoppedAt <= now && task.stopCode !== 'ServiceSchedulerInitiated',
    ).length,
  }
}

const isComplete = (deployment: EcsDeployment, now: Date): boolean =>
  deployment.completedAt !== undefined && deployment.completedAt <= now

/** Texts of ECS, as its users quote them: wanews/wait-for-ecs-deploy (README), containers-roadmap issue 1488. */
const rolloutOf = (deployment: EcsDeployment, now: Date): Pick<Deployment, 'rolloutState' | 'rolloutStateReason'> => {
  if (deployment.failedAt !== undefined && deployment.failedAt <= now)
    return { rolloutState: 'FAILED', rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.' }
  const complete = isComplete(deployment, now)
  return {
    rolloutState: complete ? 'COMPLETED' : 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${deployment.id} ${complete ? 'completed' : 'in progress'}.`,
  }
}

/** @returns the deployments that ECS lists at a time: the newest, and older ones until it is complete. */
const listed = (service: EcsService, now: Date): EcsDeployment[] => {
  const begun = service.deployments.filter(({ createdAt }) => createdAt <= now)
  const [newest] = begun
  return newest !== undefined && isComplete(newest, now) ? [newest] : begun
}

const deploymentView = (
  { account, cluster, service }: { account: Account; cluster: Cluster; service: EcsService },
  deployment: EcsDeployment,
  primary: boolean,
): Deployment => {
  const now = account.clock.now()
  const { running, pending, failed } = counts(cluster, service, now, deployment.id)
  const complete = isComplete(deployment, now)
  return {
    id: deployment.id,
    status: primary ? 'PRIMARY' : 'ACTIVE',
    taskDefinition: deployment.taskDefinition,
    desiredCount: primary ? service.wanted : running,
    runningCount: running,
    pendingCount: pending,
    failedTasks: complete ? 0 : failed,
    createdAt: deployment.createdAt,
    updatedAt: complete ? deployment.completedAt : deployment.createdAt,
    launchType: 'FARGATE',
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    ...rolloutOf(deployment, now),
    networkConfiguration: network(service),
  }
}

const network = (service: EcsService) => ({
  awsvpcConfiguration: {
    subnets: service.subnets,
    securityGroups: service.securityGroups,
    assignPublicIp: 'DISABLED' as const,
  },
})

/** @returns the service as DescribeServices shows it now. */
export const serviceView = (account: Account, cluster: Cluster, service: EcsService): Service => {
  const now = account.clock.now()
  const { running, pending } = counts(cluster, service, now)
  const deployments = listed(service, now)
  return {
    serviceArn: ecsArn(account, `service/${cluster.name}/${service.name}`),
    serviceName: service.name,
    clusterArn: ecsArn(account, `cluster/${cluster.name}`),
    loadBalancers: (service.targetGroups ?? []).map(({ arn, container, port }) => ({
      targetGroupArn: arn,
      containerName: container,
      containerPort: port,
    })),
    serviceRegistries: service.registry === undefined ? [] : [{ registryArn: service.registry }],
    status: service.status ?? 'ACTIVE',
    desiredCount: service.wanted,
    runningCount: running,
    pendingCount: pending,
    launchType: 'FARGATE',
    platformVersion: '1.4.0',
    platformFamily: 'Linux',
    taskDefinition: deployments[0]?.taskDefinition,
    deploymentConfiguration: {
      deploymentCircuitBreaker: { enable: true, rollback: true },
      maximumPercent: 200,
      minimumHealthyPercent: 100,
    },
    deployments: deployments.map((one, index) => deploymentView({ account, cluster, service }, one, index === 0)),
    roleArn: `arn:aws:iam::${account.id}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
    events: eventsOf({ account, cluster, service }),
    createdAt: service.createdAt,
    placementConstraints: [],
    placementStrategy: [],
    networkConfiguration: network(service),
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    enableECSManagedTags: false,
    propagateTags: 'SERVICE',
    enableExecuteCommand: false,
    availabilityZoneRebalancing: 'ENABLED',
  }
}
