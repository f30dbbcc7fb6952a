import { unableToStart } from './unable_to_start.ts'

/** The subnets lost their way out. Text: ECS developer guide, "ResourceInitializationError errors"; url-shortener deploy notes. */
export const registryUnreachable = unableToStart({
  kind: 'registry-unreachable',
  reason: ({ region }) =>
    `ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. RequestError: send request failed caused by: Post "https://api.ecr.${region}.amazonaws.com/": dial tcp 10.0.1.5:443: i/o timeout`,
})
