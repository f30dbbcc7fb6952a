import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** What happens to lines on their way to where they are read. */
export const logsDriver = {
  'log-lines-split': {
    name: 'Output of several lines comes in pieces',
    title: (service, { lines }) =>
      say`Tracebacks or other output of several lines of ${code(service)} come as an event a line (${lines} parts seen)`,
    means: say`The awslogs driver makes an event of each line. The pieces stand between lines of other requests, and none of them is JSON.`,
    shows: say`Events that begin with spaces, such as ${code('  File "/app/main.py", line 7, in run')}.`,
    fix: (service) =>
      say`In ${code(service)}, log exceptions with ${code('exc_info=True')} through the JSON formatter, and write JSON on one line. For output that cannot be changed, set ${code('awslogs-multiline-pattern')} or ${code('awslogs-datetime-format')} in its log options so that it matches the first line of each message.`,
    prevent: say`Send uncaught exceptions through logging with ${code('sys.excepthook')}.`,
  },
  'log-line-too-long': {
    name: 'A log line is too long',
    title: (service, { characters }) =>
      say`${code(service)} writes JSON lines that are cut off (${characters} characters in one event)`,
    means: say`A container runtime hands on 16 KiB at a time. In non-blocking mode the pieces may become events of their own; in any mode an event ends at 256 KiB. No piece is JSON, so its fields are missing.`,
    shows: say`Events that begin with a brace and end in the middle, followed by the rest as text.`,
    fix: (service) =>
      say`In ${code(service)}, log a reference or the first characters instead of whole payloads. ${code('mode=blocking')} in the log options keeps lines of up to 256 KiB together, but the service then waits for CloudWatch Logs.`,
    prevent: say`Cut values at some hundred characters in the formatter.`,
  },
  'log-driver-blocks': {
    name: 'The service waits for its log driver',
    title: (service, { minutes }) =>
      say`${code(service)} has written nothing for ${minutes} min, fails its health check, and its log driver blocks`,
    means: say`In blocking mode a write to standard output waits until CloudWatch Logs has taken the line. While it does not, the process stands still.`,
    shows: say`Lines stop, then ECS replaces the task for its health check. No error is expected for this cause.`,
    fix: (service) =>
      say`Set ${code('mode=non-blocking')} and ${code('max-buffer-size=25m')} in the log options of ${code(service)} and deploy; then see that its subnets have a way to CloudWatch Logs.`,
    prevent: say`Set the mode in the task definition: without it the account's ${code('defaultLogDriverMode')} decides.`,
  },
  'log-driver-missing': {
    name: 'The container has no log driver',
    title: (service, { container }) => say`Container ${code(container)} of ${code(service)} has no log configuration`,
    means: say`What it writes to standard output goes nowhere.`,
    shows: say`No stream of this container appears. No error is expected for this cause.`,
    fix: (service, { container }) =>
      say`Give ${code(container)} a ${code('logConfiguration')} with the driver ${code('awslogs')} in the task definition of ${code(service)}, and deploy.`,
    prevent: say`Make containers from one Terraform module that always sets it.`,
  },
  'log-group-differs': {
    name: 'Lines go to another log group',
    title: (service, { option, found, wanted }) =>
      say`${code(service)} has ${code(`${option}: ${found}`)}; read is ${code(wanted)}`,
    means: say`The lines are written, but not where the environment's table says that they are.`,
    shows: say`The log group that is read has no stream of this service. No error is expected for this cause.`,
    fix: (service, { option, wanted, group, region }) =>
      say`Set ${code(option)} of ${code(service)} to ${code(wanted)} and deploy; or, if ${code(group)} in ${code(region)} is right, name it in the environment's table.`,
    prevent: say`Read the group's name from the task definition, or make both from one Terraform local.`,
  },
  'log-group-deleted': {
    name: 'The log group is gone',
    title: (group, { container }) => say`Log group ${code(group)}, which ${code(container)} writes to, does not exist`,
    means: say`Running containers go on, but their lines are lost: the awslogs driver does not make a group again. No new task can start.`,
    shows: say`Reading the group fails with ${code('ResourceNotFoundException')}, while the tasks run.`,
    fix: (group) =>
      say`Create ${code(group)} in Terraform, with its retention, then replace the tasks that write to it: ${code('aws ecs update-service --force-new-deployment')}.`,
    prevent: say`Protect the group in Terraform with ${code('prevent_destroy')}, or with deletion protection.`,
  },
  'log-group-infrequent-access': {
    name: 'The log group is not of the Standard class',
    title: (group, { class: kind }) =>
      say`Log group ${code(group)} is of class ${code(kind)}, so its lines cannot be read here`,
    means: say`Only the Standard class has FilterLogEvents, metric filters, subscriptions and live tail. Lines are stored, and only CloudWatch Logs Insights finds them.`,
    shows: say`${code('InvalidOperationException')} with ${code('FilterLogEvents is not supported for this log class')}.`,
    fix: (group) =>
      say`The class of a group cannot be changed. Make a group of class ${code('STANDARD')} under another name, let the task definitions write there, and keep ${code(group)} until its events expire. Until then use CloudWatch Logs Insights.`,
    prevent: say`Set ${code('log_group_class = "STANDARD"')} in Terraform for groups that people or alarms read.`,
  },
} satisfies Partial<FindingWords<'logs'>>
