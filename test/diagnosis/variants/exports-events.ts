import { console, older, today } from './exporter-lines.ts'
import type { Variants } from './variant.ts'

const time = 'discard log entry with invalid timestamp'

const truncated =
  'logpusher: the single log event size is larger than the max event payload allowed. Truncate the log event.'

/** What is wrong with single events, in several wordings. */
export const exportsEventVariants: Variants = {
  'emf-timestamps-rejected': [
    {
      name: 'before the call',
      collector: [
        today(
          'awsemf',
          'metrics',
          "the log entry's timestamp is older than 14 days or more than 2 hours in the future",
          { msg: time, more: { LogEventTimestamp: '1970-01-21 00:00:00 +0000 UTC' } },
        ),
      ],
    },
    {
      name: 'by the service, too old',
      collector: [
        older('awsemf/app', 'metrics', '', {
          msg: '12 log events for log group name are too old',
          level: 'warn',
          more: { LogGroupName: '/metrics' },
        }),
      ],
    },
    {
      name: 'by the service, too new, on a console',
      collector: [
        console('awscloudwatchlogs', 'logs', '', { msg: '3 log events for log group name are too new', level: 'warn' }),
      ],
    },
    {
      name: 'by the service, expired',
      collector: [
        today('awsemf', 'metrics', '', { msg: '1 log events for log group name are expired', level: 'warn' }),
      ],
    },
  ],
  'emf-event-too-large': [
    {
      name: 'of metrics',
      collector: [
        today('awsemf', 'metrics', '', { msg: truncated, level: 'warn', more: { SingleLogEventSize: 301_000 } }),
      ],
    },
    {
      name: 'with old keys and another name',
      collector: [older('awsemf/app', 'metrics', '', { msg: truncated, level: 'warn' })],
    },
    {
      name: 'of log records, on a console',
      collector: [console('awscloudwatchlogs', 'logs', '', { msg: truncated, level: 'warn' })],
    },
  ],
}
