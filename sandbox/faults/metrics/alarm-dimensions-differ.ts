import { metric, over } from '../../account/healthy/alarm_queries.ts'
import { api } from '../../account/telemetry/routes.ts'
import { ago, defineFault } from '../fault.ts'

/** Somebody adds an alarm on a service's latency and calls the dimension otherwise than it is published. */
export const alarmDimensionsDiffer = defineFault({
  name: 'alarm-dimensions-differ',
  finds: 'alarm-dimensions-differ',
  apply(account) {
    const [like] = account.alarms
    if (like === undefined) return
    const { alarmPrefix, metricNamespace: namespace } = account.environment
    account.alarms.push({
      ...like,
      name: `${alarmPrefix}api-latency`,
      description: 'Half of the requests take more than two seconds.',
      createdAt: ago(account, 60),
      queries: [
        metric({
          id: 'm1',
          namespace,
          name: 'http.server.request.duration',
          stat: 'p50',
          dimensions: { ServiceName: api },
        }),
      ],
      ...over,
      threshold: 2,
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
      treatMissingData: 'missing',
    })
  },
})
