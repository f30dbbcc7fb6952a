import { account } from '../../tools/plan-account.ts'
import { ofType, one, type Policy } from '../policy.ts'
import { statementsIn, withStatements } from '../statements.ts'

const rotated: Policy = {
  rule: 'every key is rotated',
  judge: (plan) =>
    ofType(plan, 'aws_kms_key')
      .filter(({ values }) => values['enable_key_rotation'] !== true)
      .map(({ address }) => address),
  breakIt: (plan) => {
    one(plan, 'aws_kms_key').values['enable_key_rotation'] = false
  },
}

const alarmsReachTheTopic: Policy = {
  rule: 'the key of an encrypted topic lets CloudWatch in, or its notices vanish without a trace',
  judge: (plan) => {
    const topics = ofType(plan, 'aws_sns_topic')
    const keys = ofType(plan, 'aws_kms_key')
    return topics.flatMap(({ address, values }) => {
      const wanted = String(values['kms_master_key_id'])
      if (!wanted.startsWith('arn:')) return [`${address} has no key of ours`]
      const key = keys.find((each) => each.values['arn'] === wanted || each.values['id'] === wanted)
      // A key that the team brought is not in the plan; the variable's description says what it must allow.
      if (!key) return []
      const allows = statementsIn(key.values['policy']).some(
        ({ Principal, Action }) =>
          typeof Principal === 'object' &&
          Principal['Service']?.includes('cloudwatch.amazonaws.com') &&
          Action.includes('kms:Decrypt') &&
          Action.includes('kms:GenerateDataKey*'),
      )
      return allows ? [] : [`${address}: its key does not let CloudWatch in`]
    })
  },
  breakIt: (plan) => {
    const topic = one(plan, 'aws_sns_topic')
    const key = one(plan, 'aws_kms_key', ({ values }) => values['arn'] === topic.values['kms_master_key_id'])
    key.values['policy'] = withStatements(key.values['policy'], (statements) =>
      statements.filter(({ Principal }) => typeof Principal === 'object' && Principal['Service'] === undefined),
    )
  },
}

// EventBridge tells KMS neither account nor rule; the queue's own policy asks for the account. Source: SNS developer guide,
// key management, event sources.
const tellsNothing = 'events.amazonaws.com'

const conditionKeys = (condition: Record<string, Record<string, string[]>> | undefined): string[] =>
  Object.values(condition ?? {}).flatMap((each) => Object.keys(each))

const keysServeOneAccount: Policy = {
  rule: 'a service may use a key only for accounts that are named, and a role of another account only by its name and through one service',
  judge: (plan) =>
    ofType(plan, 'aws_kms_key').flatMap(({ address, values }) =>
      statementsIn(values['policy']).flatMap(({ Sid, Principal, Condition }) => {
        if (Principal === undefined || Principal === '*') return [`${address}: ${Sid} lets everybody in`]
        const asked = conditionKeys(Condition)
        const services = (Principal['Service'] ?? []).filter((service) => service !== tellsNothing)
        const bound = /\b\d{12}\b/.test(JSON.stringify(Condition ?? {}))
        const foreign = (Principal['AWS'] ?? []).filter((arn) => !arn.includes(`:${account}:`))
        const named = asked.includes('kms:ViaService') && asked.includes('aws:PrincipalArn')
        return [
          ...(named ? [] : foreign.map((arn) => `${address}: ${Sid} lets ${arn} in`)),
          ...(services.length > 0 && !bound ? [`${address}: ${Sid} is bound to no account`] : []),
        ]
      }),
    ),
  breakIt: (plan) => {
    const key = one(plan, 'aws_kms_key')
    key.values['policy'] = withStatements(key.values['policy'], (statements) =>
      statements.map((statement) => ({
        ...statement,
        Condition: undefined,
        Principal: { AWS: ['arn:aws:iam::999999999999:root'] },
      })),
    )
  },
}

/** For roots whose queues EventBridge sends into. */
export const eventsReachTheQueue: Policy = {
  rule: 'the key asks EventBridge for nothing that it does not tell, or its notices vanish without a trace',
  judge: (plan) =>
    ofType(plan, 'aws_kms_key').flatMap(({ address, values }) =>
      statementsIn(values['policy'])
        .filter(({ Principal }) => typeof Principal === 'object' && Principal['Service']?.includes(tellsNothing))
        .filter(({ Condition }) => conditionKeys(Condition).some((key) => /^aws:Source/i.test(key)))
        .map(({ Sid }) => `${address}: ${Sid}`),
    ),
  breakIt: (plan) => {
    const key = one(plan, 'aws_kms_key')
    key.values['policy'] = withStatements(key.values['policy'], (statements) =>
      statements.map((statement) => ({
        ...statement,
        Condition: { StringEquals: { 'aws:SourceAccount': [account] } },
      })),
    )
  },
}

export const keyPolicies = [rotated, alarmsReachTheTopic, keysServeOneAccount]
