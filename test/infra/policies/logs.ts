import { ofType, one, type Policy } from '../policy.ts'

const keptForAWhile: Policy = {
  rule: 'every log group says how long it keeps, and is encrypted by a key of ours',
  judge: (plan) =>
    ofType(plan, 'aws_cloudwatch_log_group')
      .filter(
        ({ values }) =>
          !(Number(values['retention_in_days']) > 0) || !/^arn:aws:kms:/.test(String(values['kms_key_id'])),
      )
      .map(({ address }) => address),
  breakIt: (plan) => {
    one(plan, 'aws_cloudwatch_log_group').values['retention_in_days'] = 0
  },
}

export const logPolicies = [keptForAWhile]
