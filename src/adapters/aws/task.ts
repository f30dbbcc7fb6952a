import type { Container, Task as SdkTask } from '@aws-sdk/client-ecs'
import type { Task } from '../../ports.ts'

const healths: Readonly<Record<string, Task['health']>> = { HEALTHY: 'healthy', UNHEALTHY: 'unhealthy' }

/** @returns the last part of an ARN or path, which is a task's id and a service's name. */
export const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)

const address = ({ attachments = [], containers = [] }: SdkTask): string | undefined => {
  const details = attachments.flatMap((attachment) => attachment.details ?? [])
  const attached = details.find(({ name }) => name === 'privateIPv4Address')?.value
  return attached ?? containers.flatMap((one) => one.networkInterfaces ?? [])[0]?.privateIpv4Address
}

const container = (from: Container): Task['containers'][number] => ({
  name: from.name ?? '',
  lastStatus: from.lastStatus ?? '',
  health: healths[from.healthStatus ?? ''] ?? 'unknown',
  ...(from.exitCode !== undefined && { exitCode: from.exitCode }),
  ...(from.reason && { reason: from.reason }),
  ...(from.image && { image: from.image }),
  ...(from.imageDigest && { imageDigest: from.imageDigest }),
})

/** @returns ECS's task in our words; its address is that of its network interface. */
export const taskFrom = (from: SdkTask): Task => {
  const ip = address(from)
  return {
    arn: from.taskArn ?? '',
    id: lastPart(from.taskArn ?? ''),
    group: from.group ?? '',
    lastStatus: from.lastStatus ?? '',
    desiredStatus: from.desiredStatus ?? '',
    health: healths[from.healthStatus ?? ''] ?? 'unknown',
    taskDefinition: from.taskDefinitionArn ?? '',
    ...(from.startedBy && { startedBy: from.startedBy }),
    ...(from.createdAt && { createdAt: from.createdAt }),
    ...(from.startedAt && { startedAt: from.startedAt }),
    ...(from.stoppedAt && { stoppedAt: from.stoppedAt }),
    ...(from.stopCode && { stopCode: from.stopCode }),
    ...(from.stoppedReason && { stoppedReason: from.stoppedReason }),
    ...(ip !== undefined && { ip }),
    containers: (from.containers ?? []).map(container),
  }
}
