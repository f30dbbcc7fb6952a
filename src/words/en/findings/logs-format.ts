import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** How lines are formatted. */
export const logsFormat = {
  'logs-plain-text': {
    name: 'Log lines are plain text',
    title: (service, { share }) => say`${code(service)} writes text instead of JSON (${share} of its newest lines)`,
    means: say`Fields given as ${code('extra')} are not printed by a text formatter, so nothing can be searched by them.`,
    shows: say`Lines begin with a time instead of a brace; CloudWatch Logs Insights finds no fields but ${code('@message')}.`,
    fix: (service) =>
      say`Set ${code('LOG_FORMAT=json')} in the task definition of ${code(service)}, see that its logging reads it, and deploy.`,
    prevent: say`Declare the variable for every service in Terraform; verify checks that each carries it.`,
  },
  'logs-fixed-keys': {
    name: 'The JSON formatter drops fields',
    title: (service, { lines }) =>
      say`The JSON lines of ${code(service)} hold no field of its own (${lines} of ${lines} looked at)`,
    means: say`The formatter writes a fixed list of keys, such as level and message. What a call gives as ${code('extra')} is dropped, and nothing says so.`,
    shows: say`Lines are valid JSON, and each has the same few keys. No error is expected for this cause.`,
    fix: (service) =>
      say`In the logging set-up of ${code(service)}, use ${code('JsonFormatter')} of ${code('python-json-logger')}, or add to each line the keys of ${code('record.__dict__')} that are not attributes of every ${code('LogRecord')}.`,
    prevent: say`Test the formatter with a record that has a field in ${code('extra')}.`,
  },
  'logging-configured-elsewhere': {
    name: 'The JSON formatter is not in effect',
    title: (service) => say`${code(service)} writes text although ${code('LOG_FORMAT')} is ${code('json')}`,
    means: say`Python takes only the first ${code('logging.basicConfig()')} of a process. A library that calls it before the application makes the later one, with the JSON formatter, do nothing. An application that does not read the variable looks the same.`,
    shows: say`The variable is right and the lines are text. No error is expected for this cause.`,
    fix: (service) =>
      say`In ${code(service)}, call ${code('logging.basicConfig(force=True, …)')}, or configure all loggers at once with ${code('logging.config.dictConfig')}, before anything else is imported; and see that this code reads ${code('LOG_FORMAT')}.`,
    prevent: say`Configure logging in one place, at the very start, and let verify run after each deploy.`,
  },
  'framework-logs-text': {
    name: 'The server has a log format of its own',
    title: (service, { framework, share }) =>
      say`${code(framework)} writes text between the JSON lines of ${code(service)} (${share} of its newest lines)`,
    means: say`The loggers of a server or worker have handlers of their own and do not propagate, so the formatter of the root logger never sees their lines.`,
    shows: say`Two formats stand in one stream: JSON of the application, and lines such as ${code('INFO:     10.0.1.7:50312 - "GET / HTTP/1.1" 200 OK')}.`,
    fix: (service, { framework }) =>
      say`In ${code(service)}, give the loggers of ${code(framework)} the same handler: ${code('--log-config')} for uvicorn and hypercorn, ${code('logconfig_dict')} for gunicorn, ${code('worker_hijack_root_logger=False')} for Celery; or empty their handlers and set ${code('propagate')} to true.`,
    prevent: say`Name the server's loggers in the one ${code('dictConfig')} of the service.`,
  },
  'json-behind-prefix': {
    name: 'A prefix stands before the JSON',
    title: (service, { prefix }) => say`${code(service)} writes ${code(prefix)} before the JSON of its lines`,
    means: say`CloudWatch Logs reads fields only from a line that is a JSON object from its first character. With anything before it the line is text.`,
    shows: say`The fields can be read in the line, but CloudWatch Logs Insights finds none but ${code('@message')}.`,
    fix: (service) =>
      say`In ${code(service)}, set the format to the JSON alone: no ${code('%(asctime)s')} or level in a surrounding format, no process manager or shell that marks lines. Until then, ${code('parse')} takes the fields out in a query.`,
    prevent: say`Print time and level as fields of the JSON.`,
  },
  'trace-ids-missing': {
    name: 'Log lines have no trace id',
    title: (service) => say`Log lines of ${code(service)} about requests have no trace id`,
    means: say`Without it nobody gets from a line to its trace. The instrumentation adds it only when asked; ${code('0')} stands where no span is open.`,
    shows: say`Lines lack ${code('otelTraceID')} or ${code('trace_id')}, or hold ${code('0')} there. No error is expected for this cause.`,
    fix: (service) =>
      say`Set ${code('OTEL_PYTHON_LOG_CORRELATION=true')} for ${code(service)}, install ${code('opentelemetry-instrumentation-logging')}, start the service under ${code('opentelemetry-instrument')}, see that the formatter writes the field, and log inside the span. With a formatter of one's own, take the id from ${code('get_current_span()')}.`,
    prevent: say`Declare the variable for every service in Terraform.`,
  },
  'log-fix-not-deployed': {
    name: 'The mended revision is not deployed',
    title: (service, { running, newest, setting }) =>
      say`${code(service)} runs ${code(running)}; ${code(newest)}, which has ${code(setting)}, is not deployed`,
    means: say`A service keeps its revision until it is told to take another. Variables and log options of a newer one have no effect before.`,
    shows: say`The task definition that one looks at is right, and the lines are as before.`,
    fix: (service, { newest }) =>
      say`Deploy ${code(newest)} to ${code(service)}, by the workflow or with the command below.`,
    prevent: say`Let Terraform or the workflow that registers a revision update the service in the same step.`,
  },
} satisfies Partial<FindingWords<'logs'>>
