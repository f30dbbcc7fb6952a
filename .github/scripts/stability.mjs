// Whether an ECS service runs what it was given.

const familyAndRevision = (arn) => String(arn).split('/').at(-1)

/**
 * @param wanted name and taskDefinition (ARN, or family:revision) as Terraform has them
 * @param found the service as DescribeServices answers, or undefined
 * @returns undefined when it is stable, else what is missing; `lost` when waiting cannot help
 */
export const missing = ({ name, taskDefinition }, found) => {
  if (found === undefined) return { text: `${name}: not there yet` }
  const { status, runningCount, desiredCount, deployments = [], events = [] } = found
  const last = events[0]?.message
  const detail = last === undefined ? '' : `; last event: ${last}`
  if (status !== 'ACTIVE') return { text: `${name}: ${status}${detail}`, lost: true }

  const primary = deployments.find((each) => each.status === 'PRIMARY')
  const failed = deployments.find((each) => each.rolloutState === 'FAILED')
  if (failed !== undefined)
    return { text: `${name}: rollout failed, ${failed.rolloutStateReason ?? 'no reason given'}${detail}`, lost: true }
  const runs = familyAndRevision(primary?.taskDefinition)
  // The circuit breaker makes the older revision the primary deployment again.
  if (runs !== familyAndRevision(taskDefinition))
    return { text: `${name}: ECS went back to ${runs} from ${familyAndRevision(taskDefinition)}${detail}`, lost: true }
  if (deployments.length === 1 && primary.rolloutState === 'COMPLETED' && runningCount === desiredCount)
    return undefined
  return { text: `${name}: ${runningCount} of ${desiredCount} running, rollout ${primary.rolloutState}${detail}` }
}
