import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

const noTask = say`ECS reads secrets before the container starts: no new task starts. Older ones go on as long as they live.`

/** Why ECS cannot start a task: its secrets, its roles, room for it. */
export const tasksSecrets = {
  'secret-denied': {
    name: 'The execution role may not read a secret',
    title: (service, { role, secret, action }) =>
      say`The execution role ${code(role)} of ${code(service)} may not call ${code(action)} on ${code(secret)}`,
    means: noTask,
    shows: say`Tasks stop with ${code('ResourceInitializationError: unable to pull secrets or registry auth')} and ${code('AccessDeniedException')}.`,
    fix: (_service, { role, action, secret }) =>
      say`Allow ${code(action)} on ${code(secret)} in a policy of the execution role ${code(role)}: it is ECS that reads secrets, not the task role. The ARN of a Secrets Manager secret ends in six random characters, so end the resource in ${code('-??????')}.`,
    prevent: say`Make the policy in Terraform from the same list as the task definition's ${code('secrets')}.`,
  },
  'secret-key-denied': {
    name: "The execution role may not use a secret's KMS key",
    title: (service, { role, secret }) =>
      say`The execution role ${code(role)} of ${code(service)} may read ${code(secret)}, but not decrypt it`,
    means: noTask,
    shows: say`Tasks stop with ${code('ResourceInitializationError')} and ${code('Access to KMS is not allowed')} or ${code('kms:Decrypt')}.`,
    fix: (_service, { role }) =>
      say`Allow ${code('kms:Decrypt')} on the secret's key in a policy of ${code(role)}, and let the key's own policy allow that role or account.`,
    prevent: say`Hand the key's ARN to the module that makes the execution role, beside the secret's.`,
  },
  'secret-missing': {
    name: 'A secret does not exist',
    title: (service, { secret }) => say`The secret or parameter ${code(secret)} of ${code(service)} does not exist`,
    means: noTask,
    shows: say`Tasks stop with ${code('ResourceInitializationError')} and ${code('ResourceNotFoundException')}, ${code('invalid ssm parameters')} or ${code('marked for deletion')}.`,
    fix: (service, { secret }) =>
      say`Create or restore ${code(secret)}, in the region that the task runs in, or correct ${code('valueFrom')} in the task definition of ${code(service)}.`,
    prevent: say`Let the task definition take the ARN from the resource that makes the secret, so that neither exists without the other.`,
  },
  'secret-not-json': {
    name: 'A secret has no such key',
    title: (service, { secret, key }) =>
      say`The secret ${code(secret)} of ${code(service)} has no JSON key ${code(key)}`,
    means: noTask,
    shows: say`Tasks stop with ${code('ResourceInitializationError')} and ${code('did not contain json key')}, or with an error of a JSON parser.`,
    fix: (service, { key }) =>
      say`Add ${code(key)} to the secret, or correct ${code('valueFrom')} in the task definition of ${code(service)}: after the ARN come ${code(':key::')}. A secret that is plain text must be asked for without a key.`,
    prevent: say`Write the secret's keys and the task definition's ${code('valueFrom')} in one place.`,
  },
  'secret-unreachable': {
    name: 'Secrets cannot be reached',
    title: (service, { endpoint }) =>
      say`The tasks of ${code(service)} cannot reach ${code(endpoint)} to read their secrets`,
    means: noTask,
    shows: say`Tasks stop with ${code('ResourceInitializationError')} and ${code('context deadline exceeded')}, ${code('RequestCanceled')} or ${code('There is a connection issue')}.`,
    fix: (service, { endpoint }) =>
      say`Give the subnets of ${code(service)} a NAT gateway or an interface endpoint ${code(endpoint)} with private DNS (and ${code('kms')} for encrypted ones), and let port 443 through both security groups.`,
    prevent: say`Make endpoints and subnets in one module, and start one task in a new subnet before the service moves there.`,
  },
  'role-not-assumable': {
    name: 'ECS may not take on the role of the task',
    title: (service, { role }) => say`ECS may not assume the role ${code(role)} for ${code(service)}`,
    means: say`No new task starts; the running ones lose their credentials when those expire.`,
    shows: say`An event says ${code('ECS was unable to assume the role')}. The role was deleted, made anew, or trusts somebody else.`,
    fix: (_service, { role }) =>
      say`See that ${code(role)} exists and that its trust policy allows ${code('sts:AssumeRole')} to ${code('ecs-tasks.amazonaws.com')}; a condition on ${code('aws:SourceArn')} has to fit this cluster. Who deploys needs ${code('iam:PassRole')} on it.`,
    prevent: say`Let the service depend on its roles and their policies in Terraform.`,
  },
  'capacity-unavailable': {
    name: 'AWS has no capacity for the task',
    title: (service) => say`AWS has no room for another task of ${code(service)} where it may run`,
    means: say`New tasks wait. Those that run go on; a replacement does not come.`,
    shows: say`An event says ${code('Capacity is unavailable at this time')} or that no container instance met all requirements.`,
    fix: (service) =>
      say`Let ${code(service)} run in subnets of more Availability Zones, or with another size of task; on Fargate Spot, add ${code('FARGATE')} to its capacity providers. ECS tries again by itself.`,
    prevent: say`Spread services over at least three zones, with a base of on-demand capacity.`,
  },
  'subnet-addresses-exhausted': {
    name: 'The subnet has no addresses left',
    title: (service, { subnets }) => say`${code(subnets)} has no free address for a task of ${code(service)}`,
    means: say`Each Fargate task needs an address of its own. Without one it does not start.`,
    shows: say`Tasks stop with ${code('InsufficientFreeAddressesInSubnet')}, or an event names ${code('RESOURCE:ENI')}.`,
    fix: (service) =>
      say`Add subnets to ${code(service)}, or free addresses: old network interfaces, functions in the VPC, load balancers.`,
    prevent: say`Give tasks subnets of /22 or larger, and alarm on ${code('AvailableIpAddressCount')}.`,
  },
  'fargate-quota-reached': {
    name: "The account's Fargate quota is used up",
    title: (service) => say`The quota of this account leaves no room for another task of ${code(service)}`,
    means: say`New tasks wait until others end or the quota is raised.`,
    shows: say`An event says ${code("You've reached the limit on the number of vCPUs you can run concurrently")}.`,
    fix: () =>
      say`Raise the quota ${code('Fargate On-Demand vCPU resource count')} in Service Quotas, or stop what is not needed.`,
    prevent: say`Alarm on ${code('AWS/Usage')} at 80 % of the quota; a rolling deployment needs twice a service's tasks for a while.`,
  },
} satisfies Partial<FindingWords<'tasks'>>
