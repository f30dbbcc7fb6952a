import { existing, type Root } from '../tools/terraform.ts'

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`

/** An image in a registry of the account of plans; it exists nowhere. */
const imageOf = (name: string): string => `123456789012.dkr.ecr.us-east-1.amazonaws.com/${name}@${digest}`

/** Values that must appear nowhere: neither in a plan's file nor in its JSON. */
export const canaries = { key: 'glc_canary-key-that-must-not-be-kept', tenant: '987654321012345' }

const services = {
  'agent-api': { image: imageOf('agent-api'), port: 8080 },
  'agent-worker': {
    image: imageOf('agent-worker'),
    count: 2,
    environment: { QUEUE: 'work' },
    secrets: { API_TOKEN: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:agent-token-AbCdEf' },
  },
}

const notices = 'arn:aws:sqs:us-east-1:123456789012:otel-chatops-notices'

/** The stack as teams would make it; each is planned once and judged by every policy. */
export const stacks = {
  default: {},
  production: {
    services,
    notices_queue_arn: notices,
    canary: { image: imageOf('otel-chatops'), schedule_minutes: 15 },
    alarms: { emails: ['oncall@example.com'] },
    read_role: {
      bot_role_arn: 'arn:aws:iam::210987654321:role/otel-chatops-worker',
      external_id: 'a-long-random-text',
    },
  },
  grafana: {
    services,
    notices_queue_arn: notices,
    grafana: { gateway_url: 'https://otlp-gateway-prod-eu-west-2.grafana.net/otlp' },
    grafana_cloud_api_key: canaries.key,
    grafana_cloud_tenant_id: canaries.tenant,
  },
  existing: {
    services,
    network: { vpc_id: existing.vpc, subnet_ids: existing.subnets },
    existing_cluster: existing.cluster,
    existing_namespace: existing.namespace,
    container_insights: 'enabled',
    kms_key_arn: 'arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef',
  },
  endpoints: {
    services,
    network: { egress: 'endpoints' },
    collector: { image: imageOf('aws-otel-collector') },
  },
  'without parts': {
    services,
    collector: { enabled: false },
    collector_endpoint: 'http://otel-collector.elsewhere.internal:4317',
    parts: { alarms: false, dashboard: false },
  },
  staging: {
    services,
    environment: 'staging',
    prefix: 'agent-staging',
    notices_queue_arn: notices,
    trace_errors_from: 'spans',
    metrics: { publish: ['^shop\\.'], by_route: true },
    canary: { zip: import.meta.filename },
  },
} satisfies Record<string, object>

/** One plan that is judged. */
export type Variant = { title: string; root: Root; variables: object }

export const stackVariants: Variant[] = Object.entries(stacks).map(([name, variables]) => ({
  title: `infra, ${name}`,
  root: 'infra',
  variables,
}))

const worker = 'arn:aws:iam::123456789012:role/otel-chatops-worker'

/** The bot as teams would make it. */
export const bots = {
  image: {
    image: imageOf('otel-chatops'),
    slack: { team_ids: ['T0123456789'] },
    alarms: { emails: ['oncall@example.com'] },
  },
  zips: {
    // Terraform only hashes them here, so any file will do.
    zips: { api: import.meta.filename, worker: import.meta.filename },
    slack: { team_ids: ['T0123456789'], app_id: 'A0123456789' },
    github_webhooks: true,
    environments: [
      { name: 'production', channel: 'C0123456789' },
      {
        name: 'staging',
        prefix: 'agent-staging',
        readRole: 'arn:aws:iam::210987654321:role/agent-staging-otel-chatops-read',
        externalId: 'a-long-random-text',
      },
    ],
  },
  'verify tier': {
    image: imageOf('otel-chatops'),
    slack: { team_ids: ['T0123456789'] },
    read_tiers: ['verify'],
    name: 'otel-bot',
  },
} satisfies Record<string, object>

export const botVariants: Variant[] = Object.entries(bots).map(([name, variables]) => ({
  title: `infra/bot, ${name}`,
  root: 'infra/bot',
  variables,
}))

/** The folder that two roots use, as a root by itself. */
export const readAccessVariants: Variant[] = [
  {
    title: 'infra/read-access, with a role',
    root: 'infra/read-access',
    variables: {
      account_id: '123456789012',
      stacks: [{ region: 'us-east-1' }],
      role: { trusted_arn: worker, external_id: 'a-long-random-text' },
    },
  },
]

const subject = 'repo:acme/otel-chatops'

/** What an admin makes once in an account. */
export const bootstraps = {
  default: {},
  roles: {
    github_subjects: { deploy: [`${subject}:environment:production`], plan: [`${subject}:pull_request`] },
    prefixes: ['agent-prod', 'agent-staging'],
  },
} satisfies Record<string, object>

export const bootstrapVariants: Variant[] = Object.entries(bootstraps).map(([name, variables]) => ({
  title: `infra/bootstrap, ${name}`,
  root: 'infra/bootstrap',
  variables,
}))
