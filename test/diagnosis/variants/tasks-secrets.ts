import { application, cannotStart, eventOnly } from './task-changes.ts'
import type { Variants } from './variant.ts'

const resource = 'ResourceInitializationError: unable to pull secrets or registry auth:'
const retrieval = `${resource} execution resource retrieval failed:`
const secret = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/grafana-Ab12Cd'

/** Sources: ECS developer guide, "ResourceInitializationError errors"; copilot-cli issues 2095 and 4504, dify-self-hosted-on-aws pull request 35. */
export const secretVariants: Variants = {
  'secret-denied': [
    {
      name: 'Secrets Manager',
      change: cannotStart(
        `${retrieval} unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${secret} from secrets manager: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/0 is not authorized to perform: secretsmanager:GetSecretValue on resource: ${secret} because no identity-based policy allows the secretsmanager:GetSecretValue action status code: 400`,
      ),
      confidence: 'confirmed',
    },
    {
      name: 'an explicit deny, SDK of version 2',
      change: cannotStart(
        `${resource} unable to retrieve secret from asm: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: 1, api error AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/0 is not authorized to perform: secretsmanager:GetSecretValue on resource: ${secret} with an explicit deny in a service control policy`,
        { service: application },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'an older platform',
      change: cannotStart(
        'Fetching secret data from SSM Parameter Store in ap-northeast-1: AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/0 is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:ap-northeast-1:123456789012:parameter/otel/config status code: 400, request id: 1',
        { as: 'container' },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'cut off, only an event',
      change: eventOnly(
        `was unable to place a task. Reason: ${retrieval} unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: ...`,
      ),
      confidence: 'confirmed',
    },
  ],
  'secret-key-denied': [
    {
      name: 'kms:Decrypt is named',
      change: cannotStart(
        `${retrieval} unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/exec/0 is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-central-1:123456789012:key/0 because no identity-based policy allows the kms:Decrypt action`,
      ),
      confidence: 'confirmed',
    },
    {
      name: 'the key says no, an application',
      change: cannotStart(
        `${resource} unable to retrieve secrets from ssm: AccessDeniedException: The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access. (Service: KMS)`,
        { service: application },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'only an event, SDK of version 2',
      change: eventOnly(
        `was unable to place a task. Reason: ${resource} unable to retrieve secret from asm: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 400, RequestID: 2, api error AccessDeniedException: Access to KMS is not allowed`,
      ),
      confidence: 'confirmed',
    },
  ],
  'secret-missing': [
    {
      name: 'Secrets Manager',
      change: cannotStart(
        `${retrieval} unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${secret} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret. status code: 400`,
      ),
      confidence: 'confirmed',
    },
    {
      name: 'about to be deleted, an application',
      change: cannotStart(
        `${retrieval} unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${secret} from secrets manager: InvalidRequestException: You can't perform this operation on the secret because it was marked for deletion.`,
        { service: application },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'a parameter, an older platform',
      change: cannotStart(
        'Fetching secret data from SSM Parameter Store in eu-west-1: invalid parameters: /otel/config',
        { as: 'container' },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'in new words, only an event',
      change: eventOnly(
        `was unable to place a task. Reason: ${resource} unable to retrieve secret from asm: The task can't retrieve the secret with ARN '${secret}' from AWS Secrets Manager. Check whether the secret exists in the specified Region. ResourceNotFoundException: Secrets Manager can't find the specified secret.`,
      ),
      confidence: 'confirmed',
    },
  ],
  'secret-not-json': [
    {
      name: 'no such key, an application',
      change: cannotStart(
        `${retrieval} unable to retrieve secret from asm: retrieved secret from Secrets Manager did not contain json key username`,
        { service: application },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'no JSON at all, only an event',
      change: eventOnly(
        `was unable to place a task. Reason: ${resource} unable to retrieve secret from asm: unexpected ARN format with parameters when trying to retrieve ASM secret: invalid character 'p' in literal true (expecting 'r').`,
      ),
      confidence: 'confirmed',
    },
    {
      name: 'JSON that breaks off',
      change: cannotStart(
        `${retrieval} unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${secret} from secrets manager: invalid character '\\n' after object key:value pair`,
      ),
      confidence: 'confirmed',
    },
  ],
  'secret-unreachable': [
    {
      name: 'Secrets Manager, an application',
      change: cannotStart(
        `${retrieval} unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret ${secret} from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.`,
        { service: application },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'in new words, SDK of version 2',
      change: cannotStart(
        `${resource} unable to retrieve secrets from ssm: The task cannot pull secrets from AWS Systems Manager. There is a connection issue between the task and AWS Systems Manager Parameter Store. Check your task network configuration. operation error SSM: GetParameters, https response error StatusCode: 0, RequestID: , canceled, context deadline exceeded`,
      ),
      confidence: 'confirmed',
    },
    {
      name: 'only an event',
      change: eventOnly(
        `was unable to place a task. Reason: ${resource} unable to retrieve secret from asm: There is a connection issue between the task and AWS Secrets Manager. Check your task network configuration. failed to fetch secret ${secret} from secrets manager: operation error Secrets Manager: GetSecretValue, https response error StatusCode: 0`,
      ),
      confidence: 'confirmed',
    },
  ],
  'role-not-assumable': [
    {
      name: 'a role with a path, an application',
      change: eventOnly(
        "failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::123456789012:role/apps/prod/api-task' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).",
        { service: application },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'the task says it',
      change: cannotStart(
        "ECS was unable to assume the role 'arn:aws-cn:iam::123456789012:role/otel-task' that was provided for this task.",
      ),
      confidence: 'confirmed',
    },
    {
      name: 'the trust changed while the service ran',
      change: eventOnly(
        'IAM trust relationship has been misconfigured or changed, and ECS can no longer maintain your service',
      ),
      confidence: 'confirmed',
    },
  ],
  'capacity-unavailable': [
    {
      name: 'container instances',
      change: eventOnly(
        'was unable to place a task because no container instance met all of its requirements. The closest matching container-instance 0a1b has insufficient CPU units available.',
      ),
      confidence: 'confirmed',
    },
    {
      name: 'a deployment that the circuit breaker watches, an application',
      change: eventOnly('could not launch 2 tasks for deployment ecs-svc/1234567890123456789. RESOURCE:MEMORY', {
        service: application,
      }),
      confidence: 'confirmed',
    },
    {
      name: 'the task says it',
      change: cannotStart(
        'Capacity is unavailable at this time. Please try again later or in a different availability zone',
      ),
      confidence: 'confirmed',
    },
  ],
  'subnet-addresses-exhausted': [
    {
      name: 'an event of container instances',
      change: eventOnly(
        'was unable to place a task because no container instance met all of its requirements. The closest matching container-instance 0a1b encountered error "RESOURCE:ENI".',
      ),
      confidence: 'confirmed',
    },
    {
      name: 'only an event, an application',
      change: eventOnly(
        "was unable to place a task. Reason: Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0783288fba3453a60': InsufficientFreeAddressesInSubnet.",
        { service: application },
      ),
      confidence: 'confirmed',
    },
    {
      name: "in EC2's words",
      change: cannotStart(
        'InsufficientFreeAddressesInSubnet: There are not enough free addresses in subnet subnet-0783288fba3453a60 to satisfy the request.',
      ),
      confidence: 'confirmed',
    },
  ],
  'fargate-quota-reached': [
    {
      name: 'tasks',
      change: eventOnly(
        "was unable to place a task. Reason: You've reached the limit on the number of tasks you can run concurrently.",
      ),
      confidence: 'confirmed',
    },
    {
      name: 'the size of one task, an application',
      change: eventOnly('was unable to place a task. Reason: The requested CPU configuration is above your limit.', {
        service: application,
      }),
      confidence: 'confirmed',
    },
    {
      name: 'the task says it',
      change: cannotStart("You've reached the limit on the number of vCPUs you can run concurrently"),
      confidence: 'confirmed',
    },
  ],
}
