import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Exports that are not signed, or not as AWS wants it. */
export const credentials = {
  'task-role-missing': {
    name: 'The collector has no task role',
    title: (_service, { revision }) => say`The task definition ${code(revision)} of the collector names no task role`,
    means: say`Without a task role there are no credentials on Fargate, so that no exporter of AWS can sign a call: traces, metrics and log records are dropped, and the collector's own metrics, too.`,
    shows: say`The collector writes ${code('failed to refresh cached credentials, no EC2 IMDS role found')}. For CloudWatch Logs it adds ${code('unexpectedly cannot cast PutLogEvents error into smithy.APIError.')} Its health check stays green.`,
    fix: (service) =>
      say`Set ${code('taskRoleArn')} in the task definition of ${code(service)} (the execution role is another one and does not help), and deploy.`,
    prevent: say`Run ${code('otel check')} on each plan: it says when a task definition loses its role.`,
  },
  'credentials-not-found': {
    name: 'The collector finds no credentials',
    title: (service, { exporters }) => say`${code(service)} finds no credentials for ${code(exporters)}`,
    means: say`The AWS SDK asked each place where credentials may be, and none gave any. Nothing can be signed, so nothing is exported.`,
    shows: say`The collector writes ${code('failed to refresh cached credentials')} or ${code('NoCredentialProviders: no valid providers in chain')}.`,
    fix: (service) =>
      say`See that the running tasks of ${code(service)} are of a revision with a task role and replace those that are not. Take away variables such as ${code('AWS_PROFILE')} or ${code('AWS_SHARED_CREDENTIALS_FILE')}, which come before the task role, and see that nothing blocks ${code('169.254.170.2')}.`,
    prevent: say`Give the collector its task role alone, and no variables of credentials.`,
  },
  'credentials-rejected': {
    name: 'AWS does not accept the credentials',
    title: (service, { exporters }) =>
      say`AWS does not accept the credentials with which ${code(service)} signs for ${code(exporters)}`,
    means: say`The access key is unknown, deleted or of another partition, or its secret does not fit. Those of a task role are always good: these were given some other way.`,
    shows: say`The collector writes ${code('UnrecognizedClientException: The security token included in the request is invalid.')}, ${code('InvalidClientTokenId')} or ${code('SignatureDoesNotMatch')}.`,
    fix: (service) =>
      say`Take ${code('AWS_ACCESS_KEY_ID')}, ${code('AWS_SECRET_ACCESS_KEY')} and ${code('AWS_SESSION_TOKEN')} out of the task definition of ${code(service)}, so that its task role is used, and deploy.`,
    prevent: say`Give no access keys to tasks: a task role is renewed by itself and cannot leak.`,
  },
  'credentials-expired': {
    name: 'The credentials have run out',
    title: (service, { exporters }) =>
      say`The credentials with which ${code(service)} signs for ${code(exporters)} have run out`,
    means: say`Temporary credentials were given to the collector once and nobody renews them. Those of a task role are renewed hours before their end.`,
    shows: say`The collector writes ${code('ExpiredTokenException: The security token included in the request is expired')}. It worked until then.`,
    fix: (service) =>
      say`Take the temporary credentials out of the variables or files of ${code(service)}, so that its task role is used, and deploy. Restart the tasks if the role is used already.`,
    prevent: say`Give no access keys to tasks: a task role is renewed by itself.`,
  },
  'collector-clock-wrong': {
    name: "The collector's clock is wrong",
    title: (service, { exporters }) =>
      say`The clock of ${code(service)} is off, so that AWS refuses what ${code(exporters)} signs`,
    means: say`AWS takes a signature for some minutes around its time only. What is signed with a wrong clock is refused and dropped, and times in traces are wrong as well.`,
    shows: say`The collector writes ${code('Signature expired')}, ${code('Signature not yet current')} or ${code('RequestTimeTooSkewed')}.`,
    fix: (service) =>
      say`Replace the tasks of ${code(service)}: on Fargate AWS keeps the clock. On machines of your own start ${code('chrony')} against ${code('169.254.169.123')}.`,
    prevent: say`Run the collector on Fargate, or watch the clock of its machines.`,
  },
} satisfies Partial<FindingWords<'exports'>>
