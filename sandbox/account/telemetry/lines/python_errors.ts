import { asJson, type LogRecord } from './application.ts'

const library = '/usr/local/lib/python3.11'

/** Texts of CPython 3.11 and python-json-logger 4.2, as measured. */
const frame = (file: string, line: number, name: string, code: string): string[] => [
  `  File "${file}", line ${line}, in ${name}`,
  `    ${code}`,
]

const caller = ({ logger, message }: LogRecord): string[] =>
  frame(`/app/${logger.replaceAll('.', '/')}.py`, 41, 'run', `logger.info(${JSON.stringify(message)}, …)`)

/** @returns the lines of a traceback that ends in the logging call itself; `last` is its exception. */
const raisedInCall = (record: LogRecord, last: string): string[] => [
  'Traceback (most recent call last):',
  ...caller(record),
  ...frame(`${library}/logging/__init__.py`, 1489, 'info', 'self._log(INFO, msg, args, **kwargs)'),
  last,
]

/** @returns the line of JSON in which the application's own handler of exceptions writes such a traceback. */
export const handled = (record: LogRecord, last: string): string =>
  asJson({
    ...record,
    level: 'ERROR',
    message: 'request failed',
    fields: { ...record.fields, exc_info: raisedInCall(record, last).join('\n') },
  })

/** @returns what Python writes to standard error in place of a record that a handler could not write. */
export const lostRecord = (record: LogRecord, last: string): string[] => [
  '--- Logging error ---',
  'Traceback (most recent call last):',
  ...frame(`${library}/logging/__init__.py`, 1110, 'emit', 'msg = self.format(record)'),
  ...frame(`${library}/logging/__init__.py`, 953, 'format', 'return fmt.format(record)'),
  last,
  'Call stack:',
  ...caller(record),
  `Message: '${record.message}'`,
  'Arguments: ()',
]
