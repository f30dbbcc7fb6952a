import type { World } from '../../../sandbox/account/account.ts'
import { asJson, asText, type LogRecord } from '../../../sandbox/account/telemetry/lines/application.ts'
import { api, web, worker } from '../../../sandbox/account/telemetry/routes.ts'
import { ago } from '../../../sandbox/faults/fault.ts'
import { changedRevision, deployed, writtenAs } from '../../../sandbox/faults/logs/change.ts'
import { rollOut } from '../../../sandbox/faults/roll_out.ts'
import { putLines } from '../diagnosed.ts'
import type { NearMisses } from '../variants/variant.ts'

const stream = (container: string): string => `${web}/${container}/0123456789abcdef0123456789abcdef`

const json = (fields: object): string => JSON.stringify({ levelname: 'INFO', name: 'app', ...fields })
const startup = [
  'INFO:     Started server process [7]',
  'INFO:     Waiting for application startup.',
  'INFO:     Application startup complete.',
  'INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)',
]

const rolling =
  (as: (record: LogRecord) => readonly string[]) =>
  ({ production }: World): void => {
    deployed(production, api, { at: ago(production, 600), without: ['LOG_FORMAT'] })
    production.conditions.push({
      kind: 'written_as',
      service: api,
      as,
      since: ago(production, 599),
      until: ago(production, 1),
    })
    rollOut(production, api, {
      at: ago(production, 2),
      definition: changedRevision(production, api, { at: ago(production, 2) }),
    })
  }

export const logsFormatNearMisses: NearMisses = {
  'logs-plain-text': [
    {
      name: 'a sidecar writes text',
      change: (world) =>
        putLines(
          world,
          'applications',
          ['[info] envoy ready', '[info] lds: add listener', '[warn] deprecated', '[info] done'],
          stream('envoy'),
        ),
    },
    { name: 'a rollout that brings JSON is under way', change: rolling((record) => [asText(record)]) },
    {
      name: 'a server beside JSON has its own format',
      change: ({ production }) =>
        writtenAs(production, api, (record) => [asJson(record), 'INFO:     10.0.1.7:40000 - "GET / HTTP/1.1" 200 OK'], {
          without: ['LOG_FORMAT'],
        }),
      finds: 'framework-logs-text',
    },
  ],
  'logs-fixed-keys': [
    {
      name: 'health checks and library lines only',
      applications: Array.from({ length: 14 }, (_, index) =>
        json({
          name: index % 2 ? 'uvicorn.access' : 'app',
          message: index % 2 ? 'reloaded' : `GET /health 200 ${index}`,
        }),
      ),
    },
    {
      name: 'a start says little',
      applications: ['listening', 'connected to the database', 'ready'].map((message) => json({ message })),
    },
    {
      name: 'some lines have fields',
      applications: Array.from({ length: 12 }, (_, index) =>
        json({ message: `step ${'abc'[index % 3]}`, ...(index === 4 && { agent_id: 7 }) }),
      ),
    },
  ],
  'logging-configured-elsewhere': [
    { name: 'banners of a server', change: (world) => putLines(world, 'applications', startup) },
    {
      name: 'an entry point says a little',
      change: (world) => putLines(world, 'applications', ['Running migrations', 'Nothing to do', 'Starting']),
    },
    { name: 'a rollout that brings JSON is under way', change: rolling((record) => [asText(record)]) },
    {
      name: 'tracebacks',
      applications: [
        'Traceback (most recent call last):',
        '  File "/app/a.py", line 1, in f',
        '  File "/app/a.py", line 2, in g',
        'ValueError: x',
      ],
      finds: 'log-lines-split',
    },
  ],
  'log-level-too-high': [
    {
      name: 'INFO in production',
      change: ({ production }) =>
        writtenAs(production, web, (record) => (record.level === 'DEBUG' ? [] : undefined), {
          variables: { LOG_LEVEL: 'INFO' },
        }),
    },
    {
      name: 'the service does not read it',
      change: ({ production }) => void deployed(production, web, { variables: { LOG_LEVEL: 'ERROR' } }),
    },
  ],
  'framework-logs-text': [{ name: 'banners of a start', change: (world) => putLines(world, 'applications', startup) }],
  'json-behind-prefix': [
    { name: 'a message that ends with braces', applications: ['loaded {"a"}', 'state {}', 'x = {1: 2}'] },
  ],
  'log-fix-not-deployed': [
    {
      name: 'a newer revision that changes nothing about logs',
      faults: ['old-revision'],
      finds: 'service-runs-old-revision',
    },
    {
      name: 'it was registered just now',
      change: ({ production }) =>
        void production.clusters.taskDefinitions.push(
          changedRevision(production, api, { at: ago(production, 3), options: { 'awslogs-multiline-pattern': '^x' } }),
        ),
    },
  ],
  'trace-ids-missing': [
    {
      name: 'lines outside any request',
      applications: Array.from({ length: 12 }, (_, index) =>
        json({ message: `poll ${index}`, jobs: index, otelTraceID: '0' }),
      ),
    },
    {
      name: 'no service has one',
      change: ({ production }) => {
        for (const service of [web, api, worker])
          writtenAs(production, service, ({ level, message, fields: { http_route: route } }) => [
            JSON.stringify({ level, message, http_route: route }),
          ])
      },
    },
  ],
}
