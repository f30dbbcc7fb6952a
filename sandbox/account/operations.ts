import * as directory from './discovery/directory.ts'
import * as instances from './discovery/instances.ts'
import { describeTable } from './dynamodb/describe.ts'
import * as items from './dynamodb/items.ts'
import { query as queryItems } from './dynamodb/query.ts'
import * as network from './ec2/network.ts'
import { describeSecurityGroupRules, describeSecurityGroups } from './ec2/security_groups.ts'
import * as ecs from './ecs/services.ts'
import * as taskDefinitions from './ecs/task_definitions.ts'
import * as tasks from './ecs/tasks.ts'
import { describeRule, listTargetsByRule } from './events/operations.ts'
import { simulatePrincipalPolicy } from './iam/operations.ts'
import { invoke } from './lambda/invoke.ts'
import { getSecretValue, putSecretValue, updateSecretVersionStage } from './secrets/operations.ts'
import { json, query, type Service } from './service.ts'
import { listSubscriptionsByTopic } from './sns/operations.ts'
import { getQueueAttributes, getQueueUrl } from './sqs/describe.ts'
import * as receiving from './sqs/receive.ts'
import { sendMessage } from './sqs/send.ts'
import { getParameter } from './ssm/operations.ts'
import { assumeRole, getCallerIdentity } from './sts/operations.ts'
import { telemetryServices } from './telemetry_services.ts'

/** Every operation that the simulated account answers, by the SDK's own client and command names. */
export const services: Readonly<Record<string, Service>> = {
  ...telemetryServices,
  ECSClient: {
    ...json,
    name: 'ecs',
    actions: 'ecs',
    operations: {
      DescribeClustersCommand: ecs.describeClusters,
      ListServicesCommand: ecs.listServices,
      DescribeServicesCommand: ecs.describeServices,
      ListTasksCommand: tasks.listTasks,
      DescribeTasksCommand: tasks.describeTasks,
      DescribeTaskDefinitionCommand: taskDefinitions.describeTaskDefinition,
      ListTaskDefinitionsCommand: taskDefinitions.listTaskDefinitions,
    },
  },
  ServiceDiscoveryClient: {
    ...json,
    name: 'servicediscovery',
    actions: 'servicediscovery',
    operations: {
      ListNamespacesCommand: directory.listNamespaces,
      ListServicesCommand: directory.listServices,
      ListInstancesCommand: instances.listInstances,
      DiscoverInstancesCommand: instances.discoverInstances,
      GetInstancesHealthStatusCommand: instances.getInstancesHealthStatus,
    },
  },
  SNSClient: {
    ...query,
    name: 'sns',
    actions: 'SNS',
    denied: { name: 'AuthorizationErrorException', status: 403 },
    operations: { ListSubscriptionsByTopicCommand: listSubscriptionsByTopic },
  },
  EventBridgeClient: {
    ...json,
    name: 'events',
    actions: 'events',
    operations: { DescribeRuleCommand: describeRule, ListTargetsByRuleCommand: listTargetsByRule },
  },
  LambdaClient: {
    ...json,
    name: 'lambda',
    actions: 'lambda',
    denied: { name: 'AccessDeniedException', status: 403 },
    throttled: { name: 'TooManyRequestsException', status: 429 },
    operations: { InvokeCommand: invoke },
  },
  SSMClient: {
    ...json,
    name: 'ssm',
    actions: 'ssm',
    operations: { GetParameterCommand: getParameter },
  },
  EC2Client: {
    ...query,
    name: 'ec2',
    actions: 'ec2',
    denied: { name: 'UnauthorizedOperation', status: 403 },
    unknownKey: { name: 'AuthFailure', status: 401 },
    throttled: { name: 'RequestLimitExceeded', status: 503 },
    operations: {
      DescribeSecurityGroupsCommand: describeSecurityGroups,
      DescribeSecurityGroupRulesCommand: describeSecurityGroupRules,
      DescribeSubnetsCommand: network.describeSubnets,
      DescribeRouteTablesCommand: network.describeRouteTables,
      DescribeVpcEndpointsCommand: network.describeVpcEndpoints,
    },
  },
  IAMClient: {
    ...query,
    name: 'iam',
    actions: 'iam',
    operations: { SimulatePrincipalPolicyCommand: simulatePrincipalPolicy },
  },
  STSClient: {
    ...query,
    name: 'sts',
    actions: 'sts',
    operations: { AssumeRoleCommand: assumeRole, GetCallerIdentityCommand: getCallerIdentity },
  },
  DynamoDBClient: {
    ...json,
    name: 'dynamodb',
    actions: 'dynamodb',
    operations: {
      PutItemCommand: items.putItem,
      GetItemCommand: items.getItem,
      UpdateItemCommand: items.updateItem,
      DeleteItemCommand: items.deleteItem,
      QueryCommand: queryItems,
      DescribeTableCommand: describeTable,
    },
  },
  SQSClient: {
    ...query,
    name: 'sqs',
    actions: 'sqs',
    operations: {
      GetQueueAttributesCommand: getQueueAttributes,
      GetQueueUrlCommand: getQueueUrl,
      SendMessageCommand: sendMessage,
      ReceiveMessageCommand: receiving.receiveMessage,
      DeleteMessageCommand: receiving.deleteMessage,
      ChangeMessageVisibilityCommand: receiving.changeMessageVisibility,
    },
  },
  SecretsManagerClient: {
    ...json,
    name: 'secretsmanager',
    actions: 'secretsmanager',
    operations: {
      GetSecretValueCommand: getSecretValue,
      PutSecretValueCommand: putSecretValue,
      UpdateSecretVersionStageCommand: updateSecretVersionStage,
    },
  },
}
