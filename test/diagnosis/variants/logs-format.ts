import { asctime, asJson, asText, type LogRecord } from '../../../sandbox/account/telemetry/lines/application.ts'
import { api, web, worker } from '../../../sandbox/account/telemetry/routes.ts'
import { writtenAs } from '../../../sandbox/faults/logs/change.ts'
import type { Variant, Variants } from './variant.ts'

type As = (record: LogRecord) => readonly string[] | undefined
type Change = Parameters<typeof writtenAs>[3]

/** A release of a service that writes its lines so. */
const release = (name: string, service: string, as: As, change?: Change): Variant => ({
  name,
  change: ({ production }) => writtenAs(production, service, as, change),
})

const json = (fields: object): string[] => [JSON.stringify(fields)]

/** Every so many records, by their time. */
const every = ({ at }: LogRecord, count: number): boolean => Math.floor(at) % count === 0

const without: Change = { without: ['LOG_FORMAT'] }

export const logsFormatVariants: Variants = {
  'logs-plain-text': [
    {
      ...release('another format is set', web, (record) => [asText(record)], { variables: { LOG_FORMAT: 'console' } }),
      confidence: 'confirmed',
    },
    release("Python's own format", api, ({ level, logger, message }) => [`${level}:${logger}:${message}`], without),
    release('some loggers only', worker, (record) => (every(record, 2) ? [asText(record)] : undefined), without),
    {
      name: 'the container has another name than the service',
      change({ production }) {
        writtenAs(production, web, (record) => [asText(record)], without)
        for (const { family, containerDefinitions } of production.clusters.taskDefinitions)
          if (family === web) for (const each of containerDefinitions ?? []) each.name = 'app'
        for (const group of production.logGroups.values()) {
          const { writes } = group
          const renamed = (stream: string) => stream.replace(`${web}/${web}/`, `${web}/app/`)
          group.writes = (of, minute) => writes(of, minute).map((line) => ({ ...line, stream: renamed(line.stream) }))
        }
      },
    },
  ],
  'logs-fixed-keys': [
    release('a formatter after an example', web, ({ at, level, message }) =>
      json({ timestamp: asctime(at), level, message }),
    ),
    release('with place and process', worker, ({ level, logger, message }) =>
      json({
        severity: level,
        msg: message,
        logger,
        module: 'runs',
        lineno: 41,
        funcName: 'run',
        process: 7,
        thread: 'MainThread',
      }),
    ),
    {
      ...release(
        'trace ids are injected and do not come out',
        api,
        ({ level, message }) => json({ level, message, env: 'production' }),
        { variables: { OTEL_PYTHON_LOG_CORRELATION: 'true' } },
      ),
      confidence: 'likely',
    },
  ],
  'logging-configured-elsewhere': [
    {
      ...release("Python's own format", worker, ({ level, logger, message }) => [`${level}:${logger}:${message}`]),
      confidence: 'likely',
    },
    release('time first', web, (record) => [asText(record)]),
    release('a format of its own', api, ({ at, level, message }) => [
      `${new Date(at).toISOString()} | ${level} | ${message}`,
    ]),
    release('LOG_FORMAT in capitals', web, (record) => [asText(record)], { variables: { LOG_FORMAT: 'JSON' } }),
  ],
  'framework-logs-text': [
    release('gunicorn, access log', api, (record) =>
      every(record, 3)
        ? [
            asJson(record),
            '10.0.1.9 - - [25/Nov/2026:16:52:46 +0000] "GET /v1/agents HTTP/1.1" 200 512 "-" "curl/8.5.0"',
          ]
        : undefined,
    ),
    release('hypercorn', web, (record) =>
      every(record, 3)
        ? [
            asJson(record),
            '[2026-11-25 16:52:52 +0000] [7] [INFO] 10.0.1.9:54052 - - [25/Nov/2026:16:52:52 +0000] "GET / 1.1" 200 - "-" "curl/8.5.0"',
          ]
        : undefined,
    ),
    release('celery', worker, (record) =>
      every(record, 3)
        ? [asJson(record), '[2026-11-25 16:53:02,646: INFO/MainProcess] Task agent_worker.tasks.run[0d1f] received']
        : undefined,
    ),
    release(
      'werkzeug, without LOG_FORMAT',
      api,
      (record) =>
        every(record, 3)
          ? [asJson(record), '10.0.1.9 - - [25/Nov/2026 16:52:58] "GET /v1/agents HTTP/1.1" 200 -']
          : undefined,
      without,
    ),
  ],
}
