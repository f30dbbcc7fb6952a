import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import * as z from 'zod'
import { type Ended, otel } from '../cli/otel.ts'
import { botToken, type Emulated } from './applied.ts'

export const signingSecret = 'a-signing-secret-of-the-end-to-end-tests'
const image = 'public.ecr.aws/docker/library/python:3.13-slim'

const Doctor = z.object({
  outcome: z.string(),
  links: z.array(z.object({ id: z.string(), subject: z.string().optional(), status: z.string() })),
})
export type Doctor = { status: number | null; links: Record<string, string> }

/** What ministack and moto lack; everything else of the stack is applied as it is. */
const withoutWhatTheyLack = {
  // Neither has X-Ray groups; and there is nothing to scale where both numbers of tasks are one, since ministack has no autoscaling.
  trace_errors_from: 'spans',
}

const stacks = {
  production: {
    services: { 'agent-api': { image, port: 8080, count: 2 }, 'agent-worker': { image } },
    collector: { tasks: 2, max_tasks: 2 },
  },
  staging: {
    prefix: 'agent-stage',
    network: { cidr: '10.43.0.0/16' },
    services: { 'agent-api': { image } },
    collector: { max_tasks: 1 },
    grafana: { gateway_url: 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp' },
    grafana_cloud_api_key: 'a-key-that-is-nowhere-in-the-state',
    grafana_cloud_tenant_id: '123456',
  },
}

/** The table of environments by what is known before a stack is there. */
const environments = [
  { name: 'production', channel: 'C0OTELPROD', discoveryNamespace: 'agent-prod.local' },
  {
    name: 'staging',
    prefix: 'agent-stage',
    channel: 'C0OTELPROD',
    discoveryNamespace: 'agent-stage.local',
    grafana: true,
  },
]

/** The lines that infra/bot prints for a shell, as that shell would have them. */
const loaded = (exports: string): Record<string, string> =>
  Object.fromEntries([...exports.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name = '', value = '']) => [name, value]))

const doctor = async (variables: Record<string, string>): Promise<Doctor> => {
  const { status, out } = await otel(['doctor', '--json'], variables)
  const { links } = Doctor.parse(JSON.parse(out))
  return {
    status,
    links: Object.fromEntries(
      links.map(({ id, subject, status: how }) => [[id, subject].filter(Boolean).join(' '), how]),
    ),
  }
}

/**
 * Everything that a person does with a fresh account, in the order of the README, and what was seen after each step. No
 * image is pushed: the functions are zips, and ECS of the emulator starts no container.
 */
export const inOrder = async (place: Emulated) => {
  const bootstrap = await place.apply('infra/bootstrap', {
    prefixes: ['agent-prod', 'agent-stage'],
    github_subjects: { deploy: ['repo:example/otel-chatops:environment:production'] },
  })
  const endpoints = Object.fromEntries(Object.entries(place.variables).filter(([name]) => /^AWS_ENDPOINT/.test(name)))
  const bot = await place.apply('infra/bot', {
    zips: await place.zips(),
    architecture: 'x86_64',
    slack: { team_ids: ['T0SANDBOX'] },
    environments,
    permissions_boundary_arn: bootstrap.output('permissions_boundary_arn', z.string()),
    deletion_protection: false,
    secret_recovery_days: 0,
    variables: { ...endpoints, SLACK_API_URL: `${place.slackUrl}/api/` },
  })
  const shell = {
    ...place.variables,
    ...loaded(bot.output('exports', z.string())),
    // The API's own host name resolves on no machine; the emulator takes a path, too.
    CHATOPS_API_URL: `${place.ministack}/_aws/execute-api/${new URL(bot.output('api_url', z.string())).host.split('.')[0]}/$default`,
  }
  const empty = await doctor(shell)
  const manifest: Ended = await otel([
    'manifest',
    '--url',
    bot.output('api_url', z.string()).replace('http:', 'https:'),
  ])
  const given = `SLACK_BOT_TOKEN=${botToken}\nSLACK_SIGNING_SECRET=${signingSecret}\nSLACK_APP_ID=A0SANDBOX\n`
  const names = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_ID']
  const secrets = await otel(['secrets', 'set', ...names], shell, given)
  const withoutStacks = await doctor(shell)

  // With Transaction Search AWS makes this group itself.
  const logs = new CloudWatchLogsClient({
    endpoint: place.ministack,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  await logs.send(new CreateLogGroupCommand({ logGroupName: 'aws/spans' }))
  const shared = {
    ...withoutWhatTheyLack,
    notices_queue_arn: bot.output('notices_queue_arn', z.string()),
    permissions_boundary_arn: bootstrap.output('permissions_boundary_arn', z.string()),
  }
  const production = await place.apply('infra', { ...shared, ...stacks.production })
  const staging = await place.apply('infra', { ...shared, environment: 'staging', ...stacks.staging })
  await place.python('running.py', {
    environment: 'production',
    prefix: 'agent-prod',
    services: ['agent-api', 'agent-worker'],
  })
  await place.python('running.py', { environment: 'staging', prefix: 'agent-stage', services: ['agent-api'] })
  const whole = await doctor(shell)
  const rows = [production, staging].map((stack) => stack.output('environment', z.looseObject({ name: z.string() })))
  return { bootstrap, bot, production, staging, shell, rows, manifest, secrets, seen: { empty, withoutStacks, whole } }
}
export type Order = Awaited<ReturnType<typeof inOrder>>
