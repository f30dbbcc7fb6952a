import type { FactValues } from './facts/schemas.ts'
import { outlived, type Stop, stopsOf } from './lines/stops.ts'

/** What ECS says of a task that it stopped for its container's health check. Source: ECS developer guide, "Task failed container health checks". */
const failedCheck = /failed container health checks|container health check/i

type Known = Pick<FactValues, 'services' | 'collectorTasks'> & Partial<Pick<FactValues, 'applicationTasks'>>

export type Unhealthy = {
  /** The newest task that was stopped for it, if one was. */
  stop?: Stop | undefined
  stops: readonly Stop[]
  /** How many running tasks fail their health check right now, of how many. */
  unhealthy: number
  running: number
}

/** @returns how the collector's health checks fail, or undefined where they do not. */
export const unhealthyCollector = (
  known: Known,
  context: { collectorService: string; now: Date },
): Unhealthy | undefined => {
  const live = known.collectorTasks.filter(({ lastStatus }) => lastStatus === 'RUNNING')
  const unhealthy = live.filter(({ health }) => health === 'unhealthy').length
  const collector = known.services.services.find(({ name }) => name === context.collectorService)
  const stops = stopsOf(known, context).filter(
    (stop) =>
      stop.service === context.collectorService &&
      failedCheck.test(stop.text) &&
      collector !== undefined &&
      !outlived(stop, { service: collector, tasks: known.collectorTasks, now: context.now }),
  )
  if (unhealthy === 0 && stops.length === 0) return undefined
  return { stop: stops[0], stops, unhealthy, running: live.length }
}

/**
 * @returns the container that has a health check, of the revision whose task failed it: a deployment that was rolled back leaves
 * the one before running
 */
export const checkedContainer = (definition: FactValues['collectorTaskDefinition'] | undefined, failed?: Stop) => {
  if (definition === undefined) return undefined
  const { running, newest } = definition
  const { containers } = failed?.taskDefinition === newest.arn ? newest : running
  return containers.find(({ healthCheck }) => healthCheck !== undefined && healthCheck[0] !== 'NONE')
}
