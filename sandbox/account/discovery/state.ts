export type DirectoryService = {
  id: string
  arn: string
  name: string
  namespaceId: string
  /** The ECS service whose running tasks ECS registers here. */
  ecsService?: string
  /** Instances that no running task stands for. */
  stale: { id: string; ip: string }[]
}

type Namespace = { id: string; arn: string; name: string; hostedZone: string; createdAt: Date }

/** Cloud Map: namespaces and the services in them. Instances follow from ECS's running tasks. */
export type Directory = { namespaces: Namespace[]; services: DirectoryService[] }
