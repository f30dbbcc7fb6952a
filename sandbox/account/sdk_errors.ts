import { uuid } from './chance.ts'
import type { AwsFault } from './errors.ts'

type ErrorClass = new (options: {
  name: string
  $fault: 'client' | 'server'
  message: string
  $metadata: object
}) => Error

/** Each client's package, loaded only when it has to throw. */
const packages: Record<string, () => Promise<Readonly<Record<string, unknown>>>> = {
  ECSClient: () => import('@aws-sdk/client-ecs'),
  ServiceDiscoveryClient: () => import('@aws-sdk/client-servicediscovery'),
  CloudWatchClient: () => import('@aws-sdk/client-cloudwatch'),
  CloudWatchLogsClient: () => import('@aws-sdk/client-cloudwatch-logs'),
  XRayClient: () => import('@aws-sdk/client-xray'),
  EventBridgeClient: () => import('@aws-sdk/client-eventbridge'),
  LambdaClient: () => import('@aws-sdk/client-lambda'),
  SNSClient: () => import('@aws-sdk/client-sns'),
  EC2Client: () => import('@aws-sdk/client-ec2'),
  IAMClient: () => import('@aws-sdk/client-iam'),
  STSClient: () => import('@aws-sdk/client-sts'),
  DynamoDBClient: () => import('@aws-sdk/client-dynamodb'),
  SQSClient: () => import('@aws-sdk/client-sqs'),
  SecretsManagerClient: () => import('@aws-sdk/client-secrets-manager'),
}

/** The classes whose SDK name differs from the error's. */
const suffixed = (name: string): string[] => [name, `${name}Exception`]

const isErrorClass = (value: unknown): value is ErrorClass => typeof value === 'function'

/** @returns the client's own error of that name, or its general service error when AWS does not model it. */
export const sdkError = async (clientName: string, fault: AwsFault, call: number): Promise<Error> => {
  const exported = await packages[clientName]?.()
  const base = Object.entries(exported ?? {}).find(
    ([name]) => /ServiceException$/.test(name) && name !== 'ServiceException',
  )?.[1]
  const modelled = suffixed(fault.name)
    .map((name) => exported?.[name])
    .find(isErrorClass)
  const Made = modelled ?? base
  if (!isErrorClass(Made)) return fault
  const error = new Made({
    ...fault.members,
    name: fault.name,
    $fault: fault.status >= 500 ? 'server' : 'client',
    message: fault.message,
    $metadata: {
      httpStatusCode: fault.status,
      requestId: uuid(clientName, fault.name, call),
      attempts: 1,
      totalRetryDelay: 0,
    },
  })
  return error
}
