import { makeCall } from '../adapters/direct/call.ts'
import { directQueue } from '../adapters/direct/queue.ts'
import { directStore } from '../adapters/direct/store.ts'
import type { Clock, Queue, Store } from '../ports.ts'
import type { OwnConfig } from './own.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** DynamoDB's own address, unless the SDK's variables name another; China's partition has its own domain. */
const dynamodbUrl = (variables: Variables, region: string): URL => {
  const given = variables['AWS_ENDPOINT_URL_DYNAMODB'] || variables['AWS_ENDPOINT_URL']
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  return new URL('/', given || `https://dynamodb.${region}.${domain}`)
}

/** A queue's URL names its own host, which the SDK uses too. */
const sqsUrl = (variables: Variables, queueUrl: string): URL =>
  new URL('/', variables['AWS_ENDPOINT_URL_SQS'] || variables['AWS_ENDPOINT_URL'] || queueUrl)

/** Regions whose addresses are not made by the rule above: isolated partitions, and FIPS or dual-stack by choice. */
const isOrdinary = (variables: Variables, region: string): boolean =>
  !/iso|eusc/.test(region) &&
  variables['AWS_USE_FIPS_ENDPOINT'] !== 'true' &&
  variables['AWS_USE_DUALSTACK_ENDPOINT'] !== 'true' &&
  variables['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] !== 'true'

/**
 * @returns the table and the queues over direct calls, where the process's variables hold credentials (as Lambda's do)
 * and a region; else undefined, and the SDK is to find them
 */
export const directParts = (
  variables: Variables,
  config: Pick<OwnConfig, 'AWS_REGION' | 'CHATOPS_TABLE' | 'CHATOPS_JOBS_QUEUE_URL' | 'CHATOPS_LATER_QUEUE_URL'>,
  now: Clock,
): { store: Store; queue: Queue } | undefined => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = variables
  const { AWS_REGION: region, CHATOPS_TABLE: table } = config
  const urls = { jobs: config.CHATOPS_JOBS_QUEUE_URL, later: config.CHATOPS_LATER_QUEUE_URL }
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY || !region || !isOrdinary(variables, region)) return undefined
  const credentials = {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
  }
  const account = { region, credentials, now }
  const dynamodb = {
    service: 'dynamodb',
    prefix: 'DynamoDB_20120810',
    version: '1.0',
    url: dynamodbUrl(variables, region),
  } as const
  const sqs = { service: 'sqs', prefix: 'AmazonSQS', version: '1.0', url: sqsUrl(variables, urls.jobs) } as const
  return {
    store: directStore(makeCall(account, dynamodb), { table, now }),
    queue: directQueue(makeCall(account, sqs), urls),
  }
}
