// The same work as a first draft would do it: Bolt's own Lambda receiver and the SDK, nothing left out.
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { App, AwsLambdaReceiver } from '@slack/bolt'

const receiver = new AwsLambdaReceiver({ signingSecret: process.env['SLACK_SIGNING_SECRET'] ?? '' })
const app = new App({ receiver, authorize: async () => ({}) })
const dynamodb = new DynamoDBClient({})
const sqs = new SQSClient({})
const TableName = process.env['CHATOPS_TABLE'] ?? ''

app.command('/otel', async ({ command, ack }) => {
  await Promise.all([
    dynamodb.send(new PutItemCommand({ TableName, Item: { pk: { S: command.trigger_id } } })),
    dynamodb.send(new GetItemCommand({ TableName, Key: { pk: { S: command.user_id } } })),
  ])
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: process.env['CHATOPS_JOBS_QUEUE_URL'],
      MessageBody: JSON.stringify(command),
      MessageGroupId: command.trigger_id,
      MessageDeduplicationId: command.trigger_id,
    }),
  )
  await ack('Checking …')
})

export const handler = receiver.toHandler()
