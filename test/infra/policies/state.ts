import { block, ofType, one, type Policy } from '../policy.ts'
import { statementsIn, withStatements } from '../statements.ts'

const closings = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets']

const closed: Policy = {
  rule: 'the bucket of the state is closed to the public and to calls without TLS',
  judge: (plan) =>
    ofType(plan, 'aws_s3_bucket').flatMap(({ address, values }) => {
      const about = (type: string) => ofType(plan, type).filter((each) => each.values['bucket'] === values['id'])
      const isClosed = about('aws_s3_bucket_public_access_block').some((each) =>
        closings.every((name) => each.values[name] === true),
      )
      const overTls = about('aws_s3_bucket_policy').some((each) =>
        statementsIn(each.values['policy']).some(
          ({ Effect, Condition }) =>
            Effect === 'Deny' && Condition?.['Bool']?.['aws:SecureTransport']?.includes('false'),
        ),
      )
      return [
        ...(isClosed ? [] : [`${address} is not closed`]),
        ...(overTls ? [] : [`${address} takes calls without TLS`]),
      ]
    }),
  breakIt: (plan) => {
    const policy = one(plan, 'aws_s3_bucket_policy')
    policy.values['policy'] = withStatements(policy.values['policy'], () => [])
  },
}

const versioned: Policy = {
  rule: 'the bucket of the state keeps versions, so that a lost state can be had back',
  judge: (plan) =>
    ofType(plan, 'aws_s3_bucket')
      .filter(
        ({ values }) =>
          !ofType(plan, 'aws_s3_bucket_versioning').some(
            (each) =>
              each.values['bucket'] === values['id'] &&
              block(each.values, 'versioning_configuration')?.['status'] === 'Enabled',
          ),
      )
      .map(({ address }) => address),
  breakIt: (plan) => {
    one(plan, 'aws_s3_bucket_versioning').values['versioning_configuration'] = [{ status: 'Suspended' }]
  },
}

export const statePolicies = [closed, versioned]
