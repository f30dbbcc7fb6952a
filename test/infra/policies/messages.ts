import type { Resolved, Resource } from '../../tools/resolved-plan.ts'
import { ofType, one, type Policy } from '../policy.ts'
import { type Statement, statementsIn, withStatements } from '../statements.ts'

const accessPolicies = (plan: Resolved): Resource[] => [
  ...ofType(plan, 'aws_sqs_queue_policy', 'aws_sns_topic_policy'),
  ...ofType(plan, 'aws_sqs_queue', 'aws_sns_topic').filter(({ values }) => typeof values['policy'] === 'string'),
]

const isBound = ({ Condition }: Statement): boolean =>
  Object.values(Condition ?? {})
    .flatMap((each) => Object.keys(each).map((key) => key.toLowerCase()))
    .some((key) => key === 'aws:sourcearn' || key === 'aws:sourceaccount')

const sendersNamed: Policy = {
  rule: 'a service may put messages into a queue or topic only for resources of this account',
  judge: (plan) =>
    accessPolicies(plan).flatMap(({ address, values }) =>
      statementsIn(values['policy'])
        .filter(({ Effect }) => Effect === 'Allow')
        .filter(
          (statement) =>
            statement.Principal === '*' ||
            (typeof statement.Principal === 'object' && statement.Principal['Service'] && !isBound(statement)),
        )
        .map(({ Sid }) => `${address}: ${Sid}`),
    ),
  breakIt: (plan) => {
    const policy = accessPolicies(plan)[0]
    if (!policy) throw new Error('the plan has no policy of a queue or topic to break')
    policy.values['policy'] = withStatements(policy.values['policy'], (statements) =>
      statements.map((statement) => ({
        ...statement,
        Principal: { Service: ['events.amazonaws.com'] },
        Effect: 'Allow' as const,
        Condition: undefined,
      })),
    )
  },
}

// Whatever sends to a queue what it could not deliver names it so.
const senders = ['aws_sqs_queue', 'aws_sqs_queue_redrive_policy', 'aws_cloudwatch_event_target', 'aws_lambda_function']

const isDeadLetters = (plan: Resolved, queue: Resource): boolean =>
  ofType(plan, ...senders).some(({ values }) =>
    JSON.stringify([values['redrive_policy'], values['dead_letter_config']]).includes(`${queue.values['arn']}`),
  )

const encrypted: Policy = {
  rule: 'every queue is encrypted',
  judge: (plan) =>
    ofType(plan, 'aws_sqs_queue')
      .filter(({ values }) => !values['kms_master_key_id'] && values['sqs_managed_sse_enabled'] !== true)
      .map(({ address }) => address),
  breakIt: (plan) => {
    const queue = one(plan, 'aws_sqs_queue')
    queue.values = { ...queue.values, kms_master_key_id: null, sqs_managed_sse_enabled: false }
  },
}

const triesOf = (plan: Resolved, queue: Resource): number | undefined => {
  const separate = ofType(plan, 'aws_sqs_queue_redrive_policy').find(
    ({ values }) => values['queue_url'] === queue.values['id'],
  )
  const redrive = queue.values['redrive_policy'] ?? separate?.values['redrive_policy']
  return typeof redrive === 'string' ? Number(JSON.parse(redrive).maxReceiveCount) : undefined
}

const nothingLost: Policy = {
  rule: 'every queue parks what fails three times',
  judge: (plan) =>
    ofType(plan, 'aws_sqs_queue')
      .filter((queue) => !isDeadLetters(plan, queue) && triesOf(plan, queue) !== 3)
      .map((queue) => `${queue.address}: maxReceiveCount ${triesOf(plan, queue)}`),
  breakIt: (plan) => {
    const queue = one(plan, 'aws_sqs_queue', (each) => !isDeadLetters(plan, each))
    queue.values['redrive_policy'] = JSON.stringify({ deadLetterTargetArn: 'arn:x', maxReceiveCount: 1000 })
  },
}

export const topicAndQueuePolicies = [sendersNamed, encrypted]
export const parkingPolicies = [nothingLost]
