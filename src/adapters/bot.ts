import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import * as z from 'zod'
import type { BotResources } from '../doctor/world.ts'
import type { Clients } from './aws/clients.ts'
import { calling } from './aws/errors.ts'

const Redrive = z.object({ deadLetterTargetArn: z.string() })

const attributesOf = async (sqs: SQSClient, QueueUrl: string): Promise<Partial<Record<string, string>>> => {
  const AttributeNames = ['All'] as const
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] })
  return (await calling('sqs:GetQueueAttributes', sqs.send(command))).Attributes ?? {}
}

/** @returns the name and the URL of the queue that a redrive policy names. */
const deadLetters = async (sqs: SQSClient, policy: string) => {
  const { deadLetterTargetArn: arn } = Redrive.parse(JSON.parse(policy))
  const [owner = '', name = ''] = arn.split(':').slice(-2)
  const command = new GetQueueUrlCommand({ QueueName: name, QueueOwnerAWSAccountId: owner })
  const { QueueUrl = '' } = await calling('sqs:GetQueueUrl', sqs.send(command))
  return { name, url: QueueUrl }
}

const waiting = ({ ApproximateNumberOfMessages: number }: Partial<Record<string, string>>): number =>
  Number(number ?? 0)

/** @returns the bot's own resources as AWS describes them; fails with `PortError`. */
export const botResources = (clients: Clients): BotResources => ({
  async identity() {
    const answer = await calling('sts:GetCallerIdentity', clients.of(STSClient).send(new GetCallerIdentityCommand({})))
    return { account: answer.Account ?? '', arn: answer.Arn ?? '' }
  },
  async table(TableName) {
    const command = new DescribeTableCommand({ TableName })
    const { Table } = await calling('dynamodb:DescribeTable', clients.of(DynamoDBClient).send(command))
    const key = Table?.KeySchema?.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? ''
    return { status: Table?.TableStatus ?? '', key }
  },
  async queue(url) {
    const sqs = clients.of(SQSClient)
    const attributes = await attributesOf(sqs, url)
    const state = { fifo: attributes['FifoQueue'] === 'true', waiting: waiting(attributes) }
    if (attributes['RedrivePolicy'] === undefined) return state
    const dead = await deadLetters(sqs, attributes['RedrivePolicy'])
    return { ...state, deadLetters: { name: dead.name, waiting: waiting(await attributesOf(sqs, dead.url)) } }
  },
})
