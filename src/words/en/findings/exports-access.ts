import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

const inTerraform = say`Keep the role in Terraform, and run ${code('otel check')} on each plan: it says which plan takes the permission away.`

/** Exports that the role's own policies do not allow. */
export const access = {
  'xray-access-denied': {
    name: 'X-Ray refuses the task role',
    title: (role, { action }) => say`The collector's task role ${code(role)} may not call ${code(action)}`,
    means: say`Every batch of spans is refused and dropped: awsxray has no queue, so nothing is kept for later. The SDKs notice nothing, because the batch processor has already said yes to them.`,
    shows: say`The collector writes ${code('Exporting failed. Rejecting data.')} with ${code('AccessDeniedException')}, and ${code('otelcol_exporter_send_failed_spans')} rises. Its health check stays green.`,
    fix: (_role, { role, action }) =>
      say`Allow ${code(action)} on ${code('*')} in a policy of the task role ${code(role)} (the task role, not the execution role). X-Ray has no permission by resource for it.`,
    prevent: inTerraform,
  },
  'emf-access-denied': {
    name: 'CloudWatch Logs refuses the metrics',
    title: (role, { action, group }) =>
      say`The collector's task role ${code(role)} may not call ${code(action)} on ${code(group)}`,
    means: say`awsemf writes metrics as events to a log group, from which CloudWatch takes them. Events that are refused are dropped, since it has no queue: no metric arrives, while traces do.`,
    shows: say`The collector writes ${code('cwlog_client: Error occurs in PutLogEvents')} with ${code('AccessDeniedException')}, then ${code('Error force flushing logs. Skipping to next logPusher.')}`,
    fix: (_role, { role, group }) =>
      say`Allow ${code('logs:PutLogEvents')} and ${code('logs:CreateLogStream')} in a policy of the task role ${code(role)} on the ARN of ${code(group)} with ${code(':*')} at its end. ${code('cloudwatch:PutMetricData')} does not help: awsemf never calls it.`,
    prevent: inTerraform,
  },
  'otlp-logs-access-denied': {
    name: 'CloudWatch Logs refuses log records',
    title: (role, { action, group }) =>
      say`The collector's task role ${code(role)} may not call ${code(action)} on ${code(group)} for log records`,
    means: say`Log records that the SDKs send by OTLP are tried again for five minutes, then dropped. What the containers print is not affected: it goes to its log group without the collector.`,
    shows: say`awscloudwatchlogs says so at level info only: ${code('Exporting failed. Will retry the request after interval.')} with ${code('AccessDeniedException')}.`,
    fix: (_role, { role, group }) =>
      say`Allow ${code('logs:PutLogEvents')} and ${code('logs:CreateLogStream')} in a policy of the task role ${code(role)} on the ARN of ${code(group)} with ${code(':*')} at its end.`,
    prevent: inTerraform,
  },
  'export-denied-explicitly': {
    name: 'A Deny statement refuses exports',
    title: (role, { actions }) => say`A Deny statement in a policy of ${code(role)} forbids ${code(actions)}`,
    means: say`A Deny wins over every Allow, so that one more Allow changes nothing. What is refused is dropped.`,
    shows: say`The collector's error ends with ${code('with an explicit deny in an identity-based policy')}; newer texts name the policy's ARN.`,
    fix: (_role, { role, actions }) =>
      say`Find the Deny statement among the policies of ${code(role)} that matches ${code(actions)}, and narrow it. Look at its ${code('NotAction')} and ${code('Condition')}, too.`,
    prevent: say`Run ${code('otel check')} on each plan: it simulates the role's policies together.`,
  },
  'export-role-not-assumable': {
    name: 'The role to export with cannot be assumed',
    title: (exporter, { role, target }) => say`${code(role)} may not assume ${code(target)} for ${code(exporter)}`,
    means: say`The exporter's ${code('role_arn')} sends it through another role, usually of another account. It gets no credentials of that role, so nothing is exported.`,
    shows: say`The collector's error names ${code('sts:AssumeRole')}, before any call of X-Ray or CloudWatch Logs.`,
    fix: (_exporter, { role, target }) =>
      say`Let the trust policy of ${code(target)} name ${code(role)}, and allow ${code(role)} ${code('sts:AssumeRole')} on it. Both are needed across accounts.`,
    prevent: say`Make both halves of the trust in one Terraform change.`,
  },
} satisfies Partial<FindingWords<'exports'>>
