import { asctime, asJson, type LogRecord } from '../../../sandbox/account/telemetry/lines/application.ts'
import { api, web, worker } from '../../../sandbox/account/telemetry/routes.ts'
import { ago } from '../../../sandbox/faults/fault.ts'
import { changedRevision, deployed, writtenAs } from '../../../sandbox/faults/logs/change.ts'
import type { Variant, Variants } from './variant.ts'

type As = (record: LogRecord) => readonly string[] | undefined
type Change = Parameters<typeof writtenAs>[3]

/** A release of a service that writes its lines so. */
const release = (name: string, service: string, as: As, change?: Change): Variant => ({
  name,
  change: ({ production }) => writtenAs(production, service, as, change),
})

const json = (fields: object): string[] => [JSON.stringify(fields)]

export const logsFieldsVariants: Variants = {
  'json-behind-prefix': [
    release('level and logger', web, (record) => [`${record.level}:${record.logger}:${asJson(record)}`]),
    release('a process manager marks lines', worker, (record) => [`web.1  | ${asJson(record)}`]),
    release('time and process', api, (record) => [`[${asctime(record.at)}] [7] ${asJson(record)}`]),
  ],
  'trace-ids-missing': [
    release('zeros only', web, (record) => [
      asJson({ ...record, fields: { ...record.fields, otelTraceID: '0', otelSpanID: '0' } }),
    ]),
    release('empty ids', worker, ({ level, message, fields: { http_route: route } }) =>
      json({ level, message, http_route: route, trace_id: '00000000000000000000000000000000' }),
    ),
    release(
      'correlation is switched off by name',
      api,
      ({ level, message, fields: { http_route: route } }) => json({ level, message, http_route: route }),
      { variables: { OTEL_PYTHON_LOG_CORRELATION: 'false' } },
    ),
  ],
  'log-fix-not-deployed': [
    {
      name: 'a lower level waits',
      change({ production }) {
        writtenAs(production, web, ({ level }) => (level === 'ERROR' ? undefined : []), {
          at: ago(production, 300),
          variables: { LOG_LEVEL: 'ERROR' },
        })
        production.clusters.taskDefinitions.push(changedRevision(production, web))
      },
      confidence: 'confirmed',
    },
    {
      name: 'a pattern for lines that belong together waits',
      change({ production }) {
        const options = { 'awslogs-multiline-pattern': '^\\S' }
        production.clusters.taskDefinitions.push(changedRevision(production, api, { options }))
      },
    },
    {
      name: 'the right group waits',
      change({ production }) {
        deployed(production, worker, { at: ago(production, 300), options: { 'awslogs-group': '/old' } })
        production.clusters.taskDefinitions.push(changedRevision(production, worker))
      },
    },
  ],
}
