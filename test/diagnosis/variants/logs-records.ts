import type { Variants } from './variant.ts'

const frames39 = [
  '  File "/usr/local/lib/python3.9/logging/__init__.py", line 1446, in info',
  '    self._log(INFO, msg, args, **kwargs)',
]
const frames313 = [
  '  File "/usr/local/lib/python3.13/logging/__init__.py", line 1519, in info',
  '    self._log(INFO, msg, args, **kwargs)',
  '    ~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^',
]

/** A traceback as standard error has it, a line an event. */
const split = (last: string, frames = frames39): string[] => [
  'Traceback (most recent call last):',
  '  File "/srv/app/routes.py", line 12, in get',
  '    log.info("loaded", extra=fields)',
  ...frames,
  last,
]

/** The same in one event, as a pattern of the driver for several lines makes it. */
const joined = (last: string): string[] => [split(last, frames313).join('\n')]

/** In the field that python-json-logger gives an exception. */
const inJson = (last: string): string[] => [
  JSON.stringify({ levelname: 'ERROR', name: 'app', message: 'boom', exc_info: split(last, frames313).join('\n') }),
]

/** As structlog's `dict_tracebacks` writes it. */
const inParts = (type: string, value: string): string[] => [
  JSON.stringify({
    event: 'request failed',
    level: 'error',
    exception: [{ exc_type: type, exc_value: value, frames: [] }],
  }),
]

/** Python's report of a record that was lost. */
const report = (...last: string[]): string[] => [
  '--- Logging error ---',
  'Traceback (most recent call last):',
  '  File "/usr/lib/python3.12/logging/__init__.py", line 1160, in emit',
  '    msg = self.format(record)',
  '          ^^^^^^^^^^^^^^^^^^^',
  ...last,
  'Call stack:',
  '  File "/srv/app/jobs.py", line 7, in <module>',
  "Message: 'paid'",
  'Arguments: ()',
]

const reserved = (key: string): string => `KeyError: "Attempt to overwrite '${key}' in LogRecord"`

export const logsRecordsVariants: Variants = {
  'log-extra-reserved-name': [
    { name: 'Python 3.9, a line an event', applications: split(reserved('args')), confidence: 'confirmed' },
    { name: 'Python 3.13, the traceback in one event', applications: joined(reserved('module')) },
    { name: 'in the exception field of a JSON line', applications: inJson(reserved('filename')) },
    {
      name: 'in the parts that structlog makes of it',
      applications: inParts('KeyError', `"Attempt to overwrite 'asctime' in LogRecord"`),
    },
    { name: 'only the last line was kept', applications: [reserved('message')] },
  ],
  'log-fields-as-keywords': [
    {
      name: 'Python 3.9',
      applications: split("TypeError: _log() got an unexpected keyword argument 'tenant'"),
      confidence: 'confirmed',
    },
    {
      name: 'Python 3.12, in one event',
      applications: joined("TypeError: Logger._log() got an unexpected keyword argument 'user_id'"),
    },
    {
      name: 'with a suggestion, as 3.13 may add one',
      applications: inJson(
        "TypeError: Logger._log() got an unexpected keyword argument 'extras'. Did you mean 'extra'?",
      ),
    },
    {
      name: 'in the parts that structlog makes of it',
      applications: inParts('TypeError', "Logger._log() got an unexpected keyword argument 'order'"),
    },
  ],
  'log-format-field-missing': [
    {
      name: 'percent style',
      applications: report("ValueError: Formatting field not found in record: 'request_id'"),
      confidence: 'confirmed',
    },
    {
      name: 'the report in one event',
      applications: [report("ValueError: Formatting field not found in record: 'otelTraceID'").join('\n')],
    },
    {
      name: 'only its last line was kept',
      applications: ["ValueError: Formatting field not found in record: 'tenant'"],
    },
  ],
  'log-value-not-json': [
    {
      name: 'an object',
      applications: report('TypeError: Object of type UUID is not JSON serializable'),
      confidence: 'confirmed',
    },
    {
      name: 'Python 3.14, which names the field',
      applications: report(
        'TypeError: Object of type datetime is not JSON serializable',
        "when serializing dict item 'due'",
      ),
    },
    { name: 'a key', applications: report('TypeError: keys must be str, int, float, bool or None, not tuple') },
    {
      name: 'only the last line was kept',
      applications: ['TypeError: Object of type Path is not JSON serializable'],
      confidence: 'possible',
    },
    { name: 'orjson', applications: report('TypeError: Type is not JSON serializable: Decimal') },
    {
      name: 'in one event, without the first line',
      applications: [report('TypeError: Object of type set is not JSON serializable').slice(1, 7).join('\n')],
    },
  ],
  'log-arguments-unused': [
    {
      name: 'a line an event',
      applications: report('TypeError: not all arguments converted during string formatting'),
      confidence: 'confirmed',
    },
    {
      name: 'the report in one event',
      applications: [report('TypeError: not all arguments converted during string formatting').join('\n')],
    },
    {
      name: 'several reports, one after the other',
      applications: [1, 2, 3].flatMap(() => report('TypeError: not all arguments converted during string formatting')),
    },
  ],
  'log-level-unknown': [
    { name: 'Python 3.9', applications: split("ValueError: Unknown level: 'info'"), confidence: 'confirmed' },
    { name: 'a level of another library', applications: joined("ValueError: Unknown level: 'TRACE'") },
    { name: 'caught and written as JSON', applications: inJson("ValueError: Unknown level: 'verbose'") },
  ],
}
