import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Log drivers that cannot be set up, so that no container starts. */
export const logsStart = {
  'container-log-group-missing': {
    name: "The container's log group does not exist",
    title: (service, { group }) => say`ECS cannot start ${code(service)}: log group ${code(group)} does not exist`,
    means: say`Before a container starts, the awslogs driver makes a stream in its log group. Without the group the task fails, and nothing is logged about it.`,
    shows: say`${code('ResourceInitializationError: failed to validate logger args')} with ${code('ResourceNotFoundException: The specified log group does not exist.')}`,
    fix: (service, { group }) =>
      say`Create ${code(group)} in Terraform, with a retention, or correct ${code('awslogs-group')} and ${code('awslogs-region')} in the task definition of ${code(service)}.`,
    prevent: say`Refer to the group's Terraform resource in the task definition, so that it is made first.`,
  },
  'container-log-denied': {
    name: "The execution role may not write the container's log",
    title: (service, { role, action }) => say`ECS cannot start ${code(service)}: ${code(role)} lacks ${code(action)}`,
    means: say`The awslogs driver acts with the execution role, not with the task role. When it may not make its stream the task fails, and nothing is logged about it.`,
    shows: say`${code('ResourceInitializationError: failed to validate logger args')} with ${code('AccessDeniedException')}.`,
    fix: (service, { role, action, group }) =>
      say`Allow ${code(action)}, ${code('logs:CreateLogStream')} and ${code('logs:PutLogEvents')} on ${code(group)} to ${code(role)}, the execution role of ${code(service)}. ${code('logs:CreateLogGroup')} is needed only with ${code('awslogs-create-group')}: rather create the group in Terraform.`,
    prevent: say`Give the role the ARN of the group's Terraform resource, with ${code(':*')} at its end.`,
  },
  'container-log-unreachable': {
    name: 'CloudWatch Logs cannot be reached at the start',
    title: (service, { endpoint }) => say`ECS cannot start ${code(service)}: no answer from ${code(endpoint)}`,
    means: say`Before a container starts, the awslogs driver makes a stream in its log group. Without a way to CloudWatch Logs that times out and the task fails.`,
    shows: say`${code('ResourceInitializationError: failed to validate logger args')} with ${code('signal: killed')}, a connection issue, or a time-out.`,
    fix: (service) =>
      say`Give the subnets of ${code(service)} a NAT gateway or an interface endpoint for ${code('logs')} with private DNS, and let the endpoint's security group take port 443 from the tasks.`,
    prevent: say`Keep endpoints and route tables in the same Terraform as the service.`,
  },
  'log-options-invalid': {
    name: 'An option of the log driver is wrong',
    title: (service, { option }) =>
      say`ECS cannot start ${code(service)}: log option ${code(option)} is missing or wrong`,
    means: say`The awslogs driver cannot be set up with these options, so the task fails before its container starts.`,
    shows: say`${code('ResourceInitializationError: failed to validate logger args')} with ${code('awslogs-region is required')} or ${code('MissingEndpoint')}.`,
    fix: (service, { option }) =>
      say`Correct ${code(option)} in the log options of ${code(service)}. A region is its bare name, such as ${code('us-east-1')}.`,
    prevent: say`Take the region from Terraform's ${code('aws_region')} data source.`,
  },
} satisfies Partial<FindingWords<'logs'>>
