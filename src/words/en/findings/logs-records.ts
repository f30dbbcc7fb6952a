import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Records that are lost before they become lines. */
export const logsRecords = {
  'log-extra-reserved-name': {
    name: 'A field has a reserved name',
    title: (service, { key }) =>
      say`${code(service)} gives ${code('extra')} a field with a reserved name: ${code(key)}`,
    means: say`Every ${code('LogRecord')} has attributes such as ${code('name')}, ${code('message')}, ${code('args')} and ${code('module')}. Python refuses a field of that name with an exception in the call that logs, so its line is lost and the request may fail.`,
    shows: say`${code('KeyError: "Attempt to overwrite \'message\' in LogRecord"')} at the end of a traceback.`,
    fix: (service, { key }) =>
      say`Rename the field ${code(key)} in ${code(service)}, for example with a prefix, at every call that gives it.`,
    prevent: say`Give all fields of the application one prefix, and run a linter that knows the names.`,
  },
  'log-fields-as-keywords': {
    name: 'Fields are given as keyword arguments',
    title: (service, { key }) => say`${code(service)} gives a logger the keyword argument ${code(key)}`,
    means: say`Loggers of the standard library take fields only in ${code('extra')}; keyword arguments are structlog's way. The call raises an exception, its line is lost and the request may fail.`,
    shows: say`${code("TypeError: Logger._log() got an unexpected keyword argument 'agent_id'")}; up to Python 3.9 without ${code('Logger.')}`,
    fix: (service, { key }) =>
      say`In ${code(service)}, write ${code(`extra={"${key}": …}`)}, or get the logger from ${code('structlog.get_logger()')}.`,
    prevent: say`Use one logging library in a service; a type checker finds such calls.`,
  },
  'log-format-field-missing': {
    name: 'The format names a field that records lack',
    title: (service, { field }) =>
      say`The log format of ${code(service)} wants ${code(field)}, which not every record has`,
    means: say`Each record without that field is lost, and those of libraries never have it. Python reports it on standard error and goes on.`,
    shows: say`${code('--- Logging error ---')} with ${code("ValueError: Formatting field not found in record: 'agent_id'")}.`,
    fix: (service, { field }) =>
      say`In ${code(service)}, give the formatter a default, ${code(`Formatter(fmt, defaults={"${field}": "-"})`)} (from Python 3.10), or a filter that sets it, or write JSON. Fields that begin with ${code('otel')} need the logging instrumentation.`,
    prevent: say`Write fields as JSON keys instead of naming them in a format.`,
  },
  'log-value-not-json': {
    name: 'A field cannot be written as JSON',
    title: (service, { type }) => say`${code(service)} logs a value of type ${code(type)}, which JSON cannot hold`,
    means: say`The formatter fails on that one value and the whole line is lost. Python reports it on standard error and goes on.`,
    shows: say`${code('--- Logging error ---')} with ${code('TypeError: Object of type object is not JSON serializable')}; from Python 3.14 the next line names the field.`,
    fix: (service, { type }) =>
      say`In ${code(service)}, give the formatter a way out, ${code('JsonFormatter(json_default=str)')} or ${code('json.dumps(…, default=str)')}, or convert ${code(type)} where it is logged. Keys must be texts, too.`,
    prevent: say`Keep the default in the shared formatter, and test it with an object.`,
  },
  'log-arguments-unused': {
    name: 'A message has no place for its values',
    title: (service) => say`${code(service)} gives a log message values that it has no place for`,
    means: say`Python puts the values into the message with ${code('%')}. When that fails the line is lost, and Python reports it on standard error.`,
    shows: say`${code('--- Logging error ---')} with ${code('TypeError: not all arguments converted during string formatting')}; ${code('Message:')} and ${code('Arguments:')} below name the call.`,
    fix: (service) =>
      say`In ${code(service)}, give the message a ${code('%s')} for each value, or give the values as ${code('extra')}.`,
    prevent: say`Let a linter check logging calls, for example pylint's ${code('logging-too-many-args')}.`,
  },
  'log-level-unknown': {
    name: 'The log level has no such name',
    title: (service, { level }) =>
      say`Python's logging knows no level ${code(level)}, so ${code(service)} does not start`,
    means: say`Names of levels are upper case: ${code('DEBUG')}, ${code('INFO')}, ${code('WARNING')}, ${code('ERROR')}, ${code('CRITICAL')}. With any other the set-up of logging raises an exception, and the process ends.`,
    shows: say`${code("ValueError: Unknown level: 'debug'")} as the last line of each start.`,
    fix: (service, { variable }) =>
      say`Set ${code(variable)} of ${code(service)} to one of these names and deploy, or let the code call ${code('.upper()')}.`,
    prevent: say`Give the Terraform variable a validation with the five names.`,
  },
  'log-level-too-high': {
    name: 'The log level leaves lines out',
    title: (service, { variable, level }) =>
      say`${code(service)} has ${code(`${variable}=${level}`)}, so ordinary lines are not written`,
    means: say`Records below that level are dropped in the process. Fields that only those lines carry are missing with them.`,
    shows: say`Every line that is there has that level or a higher one. No error is expected for this cause.`,
    fix: (service, { variable }) =>
      say`Set ${code(variable)} of ${code(service)} to ${code('INFO')} or ${code('DEBUG')} and deploy. A single noisy logger is better raised by its own name.`,
    prevent: say`Declare the level for every service in Terraform; if a high one is meant, name it in the environment's ${code('variables')}.`,
  },
  'stdout-buffered': {
    name: 'Last lines stay in a buffer',
    title: (service) => say`A task of ${code(service)} was killed, and ${code('PYTHONUNBUFFERED')} is not set`,
    means: say`Python collects what is printed to a pipe and writes it in blocks. What is in the buffer when the process is killed is lost: the lines just before the end. A handler of ${code('logging')} flushes each line and is not affected.`,
    shows: say`The task ended with exit code 137, and its last lines tell nothing of it. No error is expected for this cause.`,
    fix: (service) =>
      say`Set ${code('PYTHONUNBUFFERED=1')} for ${code(service)} and deploy, or start it with ${code('python -u')}.`,
    prevent: say`Set the variable in the image; verify checks that each service carries it.`,
  },
} satisfies Partial<FindingWords<'logs'>>
