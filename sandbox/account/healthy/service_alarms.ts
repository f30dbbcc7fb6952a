import type { Account } from '../state.ts'
import { api, web } from '../telemetry/routes.ts'
import { expression, metric, over, type Rule } from './alarm_queries.ts'

/** @returns the alarm on the collector's memory. */
export const collectorMemory = ({ environment }: Account): Rule => ({
  description: 'The collector uses more than 80 % of its memory.',
  queries: [
    metric({
      id: 'm1',
      namespace: 'AWS/ECS',
      name: 'MemoryUtilization',
      stat: 'Average',
      dimensions: { ClusterName: environment.cluster, ServiceName: environment.collectorService },
    }),
  ],
  ...over,
  threshold: 80,
  evaluationPeriods: 3,
  datapointsToAlarm: 3,
  treatMissingData: 'missing',
})

/** Faults of the entry services in a quarter of an hour, not judged below 100 requests. @returns the alarm on them. */
export const traceErrors = ({ environment }: Account): Rule => {
  const part = (id: string, service: string, failed: boolean) =>
    metric({
      id,
      namespace: environment.metricNamespace,
      name: 'http.server.request.duration',
      stat: 'SampleCount',
      period: 900,
      hidden: true,
      dimensions: { 'service.name': service, ...(failed ? { 'error.type': '500' } : {}) },
    })
  return {
    description: 'More than 1 % of the traces have a fault (5xx), of at least 100 in a quarter of an hour.',
    queries: [
      part('r1', web, false),
      part('r2', api, false),
      part('f1', web, true),
      part('f2', api, true),
      expression(
        'IF(FILL(r1,0)+FILL(r2,0)>=100, 100*(FILL(f1,0)+FILL(f2,0))/(FILL(r1,0)+FILL(r2,0)), 0)',
        'Fault rate, percent',
      ),
    ],
    ...over,
    threshold: 1,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    treatMissingData: 'notBreaching',
  }
}

/** @returns the alarm on missing tasks. */
export const serviceUnhealthy = ({ environment, services }: Account): Rule => {
  const all = [...services, environment.collectorService]
  const counts = all.flatMap((service, index) =>
    (['DesiredTaskCount', 'RunningTaskCount'] as const).map((name) =>
      metric({
        id: `${name === 'DesiredTaskCount' ? 'd' : 'r'}${index + 1}`,
        namespace: 'ECS/ContainerInsights',
        name,
        stat: 'Average',
        hidden: true,
        dimensions: { ClusterName: environment.cluster, ServiceName: service },
      }),
    ),
  )
  const missing = all.map((_, index) => `(d${index + 1}-r${index + 1})`).join('+')
  return {
    description: 'A service runs fewer tasks than it should.',
    queries: [...counts, expression(missing, 'Tasks missing')],
    ...over,
    threshold: 0,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    treatMissingData: 'missing',
  }
}
