import { ListServicesCommand } from '@aws-sdk/client-ecs'
import { SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { GetTraceSummariesCommand } from '@aws-sdk/client-xray'
import { expect, test } from 'vitest'
import { hour } from '../../../sandbox/account/clock.ts'
import { clientsOf, now, simulated } from './clients.ts'

const RoleArn = 'arn:aws:iam::222222222222:role/agent-stage-otel-chatops-read'
const assume = (ExternalId?: string) =>
  new AssumeRoleCommand({ RoleArn, RoleSessionName: 'otel-chatops', ...(ExternalId && { ExternalId }) })

const staging = async () => {
  const { world, sts, clock } = simulated()
  const { Credentials } = await sts.send(assume('agent-stage-chatops'))
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
  }
  return { clock, ...clientsOf(world, { region: 'eu-west-1', credentials }) }
}

test('the other account is reached with the right external id, and shows its own services', async () => {
  const { ecs, sts } = await staging()
  const { serviceArns } = await ecs.send(new ListServicesCommand({ cluster: 'agent-stage-cluster' }))
  expect(serviceArns?.[0]).toBe('arn:aws:ecs:eu-west-1:222222222222:service/agent-stage-cluster/agent-api')
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: '222222222222' })
  await expect(ecs.send(new ListServicesCommand({ cluster: 'agent-prod-cluster' }))).rejects.toMatchObject({
    name: 'ClusterNotFoundException',
  })
})

test.each([undefined, 'wrong'])('with the external id %s the role is refused', async (externalId) => {
  const { sts } = simulated()
  await expect(sts.send(assume(externalId))).rejects.toMatchObject({
    name: 'AccessDenied',
    message: `User: arn:aws:sts::111111111111:assumed-role/otel-chatops-worker/otel-chatops-worker is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
    $metadata: { httpStatusCode: 403 },
  })
})

test('assumed credentials end after their hour', async () => {
  const { clock, ecs } = await staging()
  clock.advance(hour + 1)
  await expect(ecs.send(new ListServicesCommand({ cluster: 'agent-stage-cluster' }))).rejects.toMatchObject({
    name: 'ExpiredTokenException',
  })
})

test('unknown credentials are refused as AWS refuses them', async () => {
  const { world } = simulated()
  const { ecs } = clientsOf(world, { credentials: { accessKeyId: 'AKIAUNKNOWN', secretAccessKey: 'none' } })
  await expect(ecs.send(new ListServicesCommand({}))).rejects.toMatchObject({
    name: 'UnrecognizedClientException',
    message: 'The security token included in the request is invalid.',
  })
})

const decisions = async (
  role: string,
  ActionNames: string[],
  more: { ResourceArns?: string[]; region?: string } = {},
) => {
  const { iam } = simulated()
  const { EvaluationResults = [] } = await iam.send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: `arn:aws:iam::111111111111:role/${role}`,
      ActionNames,
      ...(more.ResourceArns && { ResourceArns: more.ResourceArns }),
      ...(more.region && {
        ContextEntries: [
          { ContextKeyName: 'aws:RequestedRegion', ContextKeyValues: [more.region], ContextKeyType: 'string' as const },
        ],
      }),
    }),
  )
  return EvaluationResults.map(({ EvalDecision }) => EvalDecision)
}

test('policy simulation judges actions, resources and the region', async () => {
  const role = 'agent-prod-otel-collector-task'
  const group = (name: string) => `arn:aws:logs:us-east-1:111111111111:log-group:${name}:log-stream:x`
  expect(await decisions(role, ['xray:PutTraceSegments', 'cloudwatch:PutMetricData'])).toEqual([
    'allowed',
    'implicitDeny',
  ])
  expect(await decisions(role, ['xray:PutTraceSegments'], { region: 'eu-west-1' })).toEqual(['implicitDeny'])
  expect(
    await decisions(role, ['logs:PutLogEvents'], { ResourceArns: [group('/metrics/agent-prod'), group('/other')] }),
  ).toEqual(['allowed', 'implicitDeny'])
  expect(await decisions('otel-chatops-worker', ['ECS:describeServices', 'ecs:UpdateService'])).toEqual([
    'allowed',
    'implicitDeny',
  ])
})

test('a Deny wins over an Allow, and a condition that is not known throws', async () => {
  const { world, iam } = simulated()
  const statements = world.production.roles.get('otel-chatops-worker')?.statements ?? []
  statements.push({ Effect: 'Deny', Action: 'ecs:List*', Resource: '*' })
  const ask = () =>
    iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: 'arn:aws:iam::111111111111:role/otel-chatops-worker',
        ActionNames: ['ecs:ListTasks'],
      }),
    )
  expect((await ask()).EvaluationResults?.[0]?.EvalDecision).toBe('explicitDeny')
  statements.push({
    Effect: 'Allow',
    Action: 'ecs:*',
    Resource: '*',
    Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
  })
  await expect(ask()).rejects.toThrowError('does not know the condition IpAddress aws:SourceIp')
})

test('an injected error comes as often as asked, as the class of the client', async () => {
  const { world, xray } = simulated()
  world.failWith('xray', 'GetTraceSummaries', 'ThrottledException', { times: 1, message: 'Rate exceeded', status: 429 })
  const ask = () =>
    xray.send(new GetTraceSummariesCommand({ StartTime: new Date(now.getTime() - 60_000), EndTime: now }))
  await expect(ask()).rejects.toMatchObject({ name: 'ThrottledException', $metadata: { httpStatusCode: 429 } })
  expect((await ask()).TraceSummaries?.length).toBeGreaterThan(3)
})
