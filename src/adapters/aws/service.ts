import type { Deployment as SdkDeployment, Service as SdkService } from '@aws-sdk/client-ecs'
import type { Deployment, Service } from '../../ports.ts'

const rollouts: Readonly<Record<string, Deployment['rollout']>> = {
  COMPLETED: 'completed',
  IN_PROGRESS: 'in_progress',
  FAILED: 'failed',
}

const deployment = (from: SdkDeployment): Deployment => ({
  id: from.id ?? '',
  status: from.status ?? '',
  rollout: rollouts[from.rolloutState ?? ''] ?? 'unknown',
  ...(from.rolloutStateReason && { rolloutReason: from.rolloutStateReason }),
  taskDefinition: from.taskDefinition ?? '',
  running: from.runningCount ?? 0,
  wanted: from.desiredCount ?? 0,
  failedTasks: from.failedTasks ?? 0,
  ...(from.createdAt && { createdAt: from.createdAt }),
  ...(from.updatedAt && { updatedAt: from.updatedAt }),
})

/** @returns ECS's service in our words. */
export const serviceFrom = (from: SdkService): Service => ({
  name: from.serviceName ?? '',
  arn: from.serviceArn ?? '',
  status: from.status ?? '',
  running: from.runningCount ?? 0,
  wanted: from.desiredCount ?? 0,
  pending: from.pendingCount ?? 0,
  taskDefinition: from.taskDefinition ?? '',
  ...(from.createdAt && { createdAt: from.createdAt }),
  deployments: (from.deployments ?? []).map(deployment),
  events: (from.events ?? []).flatMap(({ createdAt, message }) =>
    createdAt === undefined ? [] : [{ at: createdAt, message: message ?? '' }],
  ),
  registries: (from.serviceRegistries ?? []).flatMap(({ registryArn }) => registryArn ?? []),
  ...(from.loadBalancers && {
    targets: from.loadBalancers.flatMap(({ targetGroupArn, containerName = '', containerPort }) =>
      targetGroupArn === undefined
        ? []
        : [
            {
              group: targetGroupArn,
              container: containerName,
              ...(containerPort !== undefined && { port: containerPort }),
            },
          ],
    ),
  }),
  ...(from.deploymentConfiguration?.deploymentCircuitBreaker && {
    circuitBreaker: {
      enabled: from.deploymentConfiguration.deploymentCircuitBreaker.enable ?? false,
      rollsBack: from.deploymentConfiguration.deploymentCircuitBreaker.rollback ?? false,
    },
  }),
  subnets: from.networkConfiguration?.awsvpcConfiguration?.subnets ?? [],
  ...(from.networkConfiguration?.awsvpcConfiguration?.assignPublicIp !== undefined && {
    publicIp: from.networkConfiguration.awsvpcConfiguration.assignPublicIp === 'ENABLED',
  }),
  securityGroups: from.networkConfiguration?.awsvpcConfiguration?.securityGroups ?? [],
})
