import type { Resolved, Resource } from '../../tools/resolved-plan.ts'
import { block, ofType, one, type Policy, texts } from '../policy.ts'

const functionsCalledByOurs: Policy = {
  rule: 'a service may call a function only from one source that is named',
  judge: (plan) =>
    ofType(plan, 'aws_lambda_permission')
      .filter(({ values }) => values['principal'] === '*' || !(values['source_arn'] || values['source_account']))
      .map(({ address }) => address),
  breakIt: (plan) => {
    const permission = one(plan, 'aws_lambda_permission')
    permission.values = { ...permission.values, source_arn: null, source_account: null }
  },
}

const functionOf = (plan: Resolved, mapping: Resource): Resource | undefined =>
  ofType(plan, 'aws_lambda_function').find(({ values }) =>
    [values['arn'], values['function_name'], values['invoke_arn']].includes(mapping.values['function_name']),
  )

const failuresAlone: Policy = {
  rule: 'a message that fails comes back alone: partial batches, and one job at a time from a FIFO queue',
  judge: (plan) =>
    ofType(plan, 'aws_lambda_event_source_mapping').flatMap(({ address, values }) => [
      ...(texts(values['function_response_types']).includes('ReportBatchItemFailures')
        ? []
        : [`${address} loses a whole batch`]),
      ...(String(values['event_source_arn']).endsWith('.fifo') && values['batch_size'] !== 1
        ? [`${address} takes ${values['batch_size']}`]
        : []),
    ]),
  breakIt: (plan) => {
    one(plan, 'aws_lambda_event_source_mapping').values['function_response_types'] = []
  },
}

const enoughTime: Policy = {
  rule: 'a queue hides a message for at least six times as long as its function may take',
  judge: (plan) =>
    ofType(plan, 'aws_lambda_event_source_mapping').flatMap((mapping) => {
      const timeout = Number(functionOf(plan, mapping)?.values['timeout'])
      const queue = ofType(plan, 'aws_sqs_queue').find(
        ({ values }) => values['arn'] === mapping.values['event_source_arn'],
      )
      const hidden = Number(queue?.values['visibility_timeout_seconds'])
      return hidden >= 6 * timeout ? [] : [`${mapping.address}: hidden ${hidden} s, timeout ${timeout} s`]
    }),
  breakIt: (plan) => {
    const mapping = one(plan, 'aws_lambda_event_source_mapping')
    const queue = one(plan, 'aws_sqs_queue', ({ values }) => values['arn'] === mapping.values['event_source_arn'])
    queue.values['visibility_timeout_seconds'] = 30
  },
}

const frontDoor: Policy = {
  rule: 'the API has a throttle and writes who called',
  judge: (plan) =>
    ofType(plan, 'aws_apigatewayv2_stage').flatMap(({ address, values }) => {
      const settings = block(values, 'default_route_settings')
      return [
        ...(Number(settings?.['throttling_burst_limit']) > 0 && Number(settings?.['throttling_rate_limit']) > 0
          ? []
          : [`${address} has no throttle`]),
        ...(block(values, 'access_log_settings')?.['destination_arn'] ? [] : [`${address} logs nothing`]),
      ]
    }),
  breakIt: (plan) => {
    one(plan, 'aws_apigatewayv2_stage').values['default_route_settings'] = []
  },
}

const tableKept: Policy = {
  rule: 'the table can be brought back to any second, and forgets rows by their ttl',
  judge: (plan) =>
    ofType(plan, 'aws_dynamodb_table')
      .filter(
        ({ values }) =>
          block(values, 'point_in_time_recovery')?.['enabled'] !== true ||
          block(values, 'ttl')?.['attribute_name'] !== 'ttl' ||
          block(values, 'ttl')?.['enabled'] !== true,
      )
      .map(({ address }) => address),
  breakIt: (plan) => {
    one(plan, 'aws_dynamodb_table').values['point_in_time_recovery'] = [{ enabled: false }]
  },
}

export const functionPolicies = [functionsCalledByOurs, failuresAlone, enoughTime, frontDoor, tableKept]
