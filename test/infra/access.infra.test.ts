import { globSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { resolved } from '../tools/resolved-plan.ts'
import { account, exists, missingTerraform } from '../tools/terraform.ts'
import { actionsOf, reachable } from './calls.ts'
import { actionsByRole, granted, statementsIn } from './statements.ts'
import { bootstraps, bots, stacks } from './variants.ts'

const adapters = globSync('src/adapters/aws/**/*.ts')

const allowedBy = (policy: unknown): string[] =>
  [...new Set(statementsIn(policy).flatMap(({ Action }) => Action))].sort()

const readAccess = async (tier: 'verify' | 'diagnosis') =>
  (await resolved('infra/read-access', { account_id: account, stacks: [{ region: 'us-east-1' }], tier })).outputs

/** What only the diagnosis asks, to say why a hop failed; the checklist goes without. */
const whyNot = [
  'ec2:DescribeRouteTables',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcEndpoints',
  'iam:SimulatePrincipalPolicy',
  'logs:DescribeLogGroups',
  'ssm:GetParameter',
  'xray:GetGroups',
]

describe('what the code calls', () => {
  it('is found in every way that it is written', () => {
    expect(actionsOf(adapters)).toEqual(expect.arrayContaining(['logs:FilterLogEvents', 'xray:GetTraceSummaries']))
    expect(actionsOf(['src/adapters/direct/store.ts'])).toEqual(['dynamodb:GetItem', 'dynamodb:PutItem'])
    expect(actionsOf(['src/app/secrets.ts'])).toEqual(['secretsmanager:GetSecretValue'])
    expect(reachable('src/lambdas/worker.ts')).toContain('src/adapters/aws/traces.ts')
    expect(actionsOf(adapters).length).toBeGreaterThan(15)
  })
})

describe.skipIf(missingTerraform !== undefined || !exists('infra/read-access'))('read access', () => {
  it('of the diagnosis tier is exactly what the adapters call', async () => {
    expect(allowedBy((await readAccess('diagnosis'))['policy'])).toEqual(actionsOf(adapters))
  })
  it('of the verify tier is the same without the calls that say why', async () => {
    expect(allowedBy((await readAccess('verify'))['policy'])).toEqual(
      actionsOf(adapters).filter((action) => !whyNot.includes(action)),
    )
  })
  it('would be found too wide or too narrow', async () => {
    const allowed = allowedBy((await readAccess('diagnosis'))['policy'])
    expect([...allowed, 'logs:StartQuery'].sort()).not.toEqual(actionsOf(adapters))
    expect(allowed.slice(1)).not.toEqual(actionsOf(adapters))
  })
})

/** What AWS does in a function's name, besides what its code calls: logs, tracing, dead letters, and the key of all of them. */
const platform = [
  'kms:Decrypt',
  'kms:GenerateDataKey',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'sqs:SendMessage',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
]
/** What Lambda does with a queue in the name of the function behind it. */
const fromQueues = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage']

const all = (...lists: string[][]): string[] => [...new Set(lists.flat())].sort()

describe.skipIf(missingTerraform !== undefined || !exists('infra/bot'))('the roles of the bot', () => {
  it('hold exactly what the code of each function calls', async () => {
    const roles = actionsByRole(await resolved('infra/bot', bots.image))
    expect(roles['otel-chatops-api']).toEqual(all(actionsOf(reachable('src/lambdas/api.ts')), platform))
    expect(roles['otel-chatops-worker']).toEqual(
      all(actionsOf(reachable('src/lambdas/worker.ts')), platform, fromQueues),
    )
    expect(Object.keys(roles)).toEqual(['otel-chatops-api', 'otel-chatops-heartbeat', 'otel-chatops-worker'])
    expect(roles['otel-chatops-heartbeat']).toEqual(['kms:Decrypt', 'kms:GenerateDataKey', 'sqs:SendMessage'])
  })
  it('may assume the read roles that the table names, where it names some', async () => {
    const roles = actionsByRole(await resolved('infra/bot', bots.zips))
    expect(roles['otel-chatops-worker']).toEqual(
      all(actionsOf(reachable('src/lambdas/worker.ts')), platform, fromQueues, ['sts:AssumeRole']),
    )
  })
  it('read no more than the tier that was chosen', async () => {
    const roles = actionsByRole(await resolved('infra/bot', bots['verify tier']))
    for (const action of whyNot) expect(roles['otel-bot-worker']).not.toContain(action)
  })
})

describe.skipIf(missingTerraform !== undefined || !exists('infra'))('the roles of a stack', () => {
  it('let the collector write traces, metrics and logs, and nothing else', async () => {
    for (const variables of [stacks.production, stacks.grafana])
      expect(actionsByRole(await resolved('infra', variables))['agent-prod-otel-collector-task']).toEqual([
        'logs:CreateLogStream',
        'logs:PutLogEvents',
        'xray:PutTraceSegments',
      ])
  })
  it('let the canary write its log, and Lambda put it into the VPC, which its own code may not use', async () => {
    const plan = await resolved('infra', stacks.production)
    expect(actionsByRole(plan)['agent-prod-canary']).toEqual([
      'ec2:AssignPrivateIpAddresses',
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:UnassignPrivateIpAddresses',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ])
    const denied = granted(plan).filter(
      ({ role, statement }) => role === 'agent-prod-canary' && statement.Effect === 'Deny',
    )
    const itself = `arn:aws:lambda:us-east-1:${account}:function:agent-prod-canary`
    expect(denied.map(({ statement }) => statement.Condition)).toEqual([
      { ArnEquals: { 'lambda:SourceFunctionArn': [itself] } },
    ])
    expect(
      denied.flatMap(({ statement }) => statement.Action).filter((action) => action.startsWith('ec2:')),
    ).toHaveLength(6)
  })
  it('give applications nothing that was not asked for', async () => {
    const roles = Object.keys(actionsByRole(await resolved('infra', stacks.production)))
    expect(roles.filter((role) => /agent-(api|worker)-task/.test(role))).toEqual([])
  })
  it('let ECS start each task with its own image, logs and secrets', async () => {
    const roles = actionsByRole(await resolved('infra', stacks.production))
    const pulls = [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:GetAuthorizationToken',
      'ecr:GetDownloadUrlForLayer',
    ]
    const logs = ['logs:CreateLogStream', 'logs:PutLogEvents']
    expect(roles['agent-prod-agent-api-execution']).toEqual([...pulls, ...logs])
    expect(roles['agent-prod-agent-worker-execution']).toEqual(
      all(pulls, logs, ['kms:Decrypt', 'secretsmanager:GetSecretValue']),
    )
    expect(roles['agent-prod-otel-collector-execution']).toEqual(all(logs, ['ssm:GetParameters']))
  })
})

describe.skipIf(missingTerraform !== undefined || !exists('infra/bootstrap'))('the roles of GitHub', () => {
  it('hold what is written down, so that an addition is seen in a review', async () => {
    const roles = actionsByRole(await resolved('infra/bootstrap', bootstraps.roles))
    await expect(`${JSON.stringify(roles, null, 2)}\n`).toMatchFileSnapshot('golden/github-roles.json')
  })
  it('only read where they only plan', async () => {
    const roles = actionsByRole(await resolved('infra/bootstrap', bootstraps.roles))
    const changing = roles['github-otel-chatops-plan']?.filter(
      (action) => !/:(Describe|List|Get|GET|BatchGet|BatchCheck|Filter|Discover|Simulate|Decrypt$)/.test(action),
    )
    expect(changing).toEqual([])
  })
})
