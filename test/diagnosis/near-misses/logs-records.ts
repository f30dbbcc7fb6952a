import type { World } from '../../../sandbox/account/account.ts'
import { web } from '../../../sandbox/account/telemetry/routes.ts'
import { ago } from '../../../sandbox/faults/fault.ts'
import { deployed } from '../../../sandbox/faults/logs/change.ts'
import type { NearMisses } from '../variants/variant.ts'

const stream = (container: string): string => `${web}/${container}/0123456789abcdef0123456789abcdef`

/** Written half an hour ago, before the deployment that mended it. */
const mended =
  (...lines: string[]) =>
  (world: World): void => {
    const { production: account } = world
    const group = account.logGroups.get(account.environment.logGroup)
    const at = ago(account, 30).getTime()
    for (const [index, message] of lines.entries())
      group?.put.push({ at: at + index, stream: stream(web), message, ingestedAt: at + 900, id: `old-${index}` })
    deployed(account, web, { at: ago(account, 20) })
  }

const json = (fields: object): string => JSON.stringify({ levelname: 'INFO', name: 'app', ...fields })
const notJson = 'TypeError: Object of type datetime is not JSON serializable'
export const logsRecordsNearMisses: NearMisses = {
  'log-extra-reserved-name': [
    {
      name: 'a line that only speaks of it',
      applications: [json({ message: "fixed: Attempt to overwrite 'message' in LogRecord" })],
    },
    { name: 'another KeyError', applications: ["KeyError: 'message'"] },
    {
      name: 'it was before the deployment that mended it',
      change: mended(`KeyError: "Attempt to overwrite 'name' in LogRecord"`),
    },
  ],
  'log-fields-as-keywords': [
    {
      name: 'another function',
      applications: ["TypeError: fetch_log() got an unexpected keyword argument 'agent_id'"],
    },
    {
      name: 'a method whose name ends so',
      applications: ["TypeError: Audit.write_log() got an unexpected keyword argument 'agent_id'"],
    },
    {
      name: 'it was before the deployment that mended it',
      change: mended("TypeError: Logger._log() got an unexpected keyword argument 'x'"),
    },
  ],
  'log-format-field-missing': [
    {
      name: 'a line that only speaks of it',
      applications: [json({ message: "Formatting field not found in record: 'x'" })],
    },
  ],
  'log-value-not-json': [
    {
      name: 'an answer of the service could not be written',
      applications: [
        json({
          levelname: 'ERROR',
          message: 'boom',
          exc_info: `Traceback (most recent call last):\n  File "/app/views.py", line 3, in get\n  File "/usr/lib/python3.12/json/encoder.py", line 180, in default\n${notJson}`,
        }),
      ],
    },
    {
      name: 'the same on standard error',
      applications: ['Traceback (most recent call last):', '  File "/app/views.py", line 3, in get', notJson],
    },
  ],
  'log-arguments-unused': [
    {
      name: 'formatting elsewhere',
      applications: [
        json({
          levelname: 'ERROR',
          message: 'boom',
          exc_info:
            'Traceback (most recent call last):\n  File "/app/sql.py", line 3, in get\nTypeError: not all arguments converted during string formatting',
        }),
      ],
    },
  ],
  'log-level-unknown': [
    { name: 'a game', applications: [json({ message: "ValueError: 'Unknown level' of player" }), 'Unknown level: 7'] },
  ],
  'log-lines-split': [
    {
      name: 'a traceback in JSON',
      applications: [
        json({
          levelname: 'ERROR',
          message: 'x',
          exc_info: 'Traceback (most recent call last):\n  File "/app/a.py", line 1, in f\nValueError: x',
        }),
      ],
    },
  ],
  'log-line-too-long': [{ name: 'a short line that was cut off', applications: ['{"level":"INFO","message":"kil'] }],
}
