import type { Rule } from './run.ts'

export const digest = (sign: string): string => `sha256:${sign.repeat(64)}`
const cluster = 'arn:aws:ecs:us-east-1:111111111111:cluster/agent-prod-cluster'
const definition = (family: string, revision: number) =>
  `arn:aws:ecs:us-east-1:111111111111:task-definition/${family}:${revision}`

/** A service as DescribeServices answers. */
export const described = (name: string, over: object = {}): object => ({
  serviceName: name,
  status: 'ACTIVE',
  runningCount: 2,
  desiredCount: 2,
  deployments: [
    {
      status: 'PRIMARY',
      rolloutState: 'COMPLETED',
      taskDefinition: definition(name === 'agent-api' ? 'agent-prod-agent-api' : name, 7),
    },
  ],
  events: [{ message: `(service ${name}) has reached a steady state.` }],
  ...over,
})

export const both = (collector: object = {}): string =>
  JSON.stringify({ services: [described('agent-prod-otel-collector', collector), described('agent-api')] })

const variables = {
  services: {
    'agent-api': { image: 'agent-api:latest', architecture: 'X86_64', count: 1 },
    'agent-web': { image: 'registry.example.com/agent-web:1', architecture: 'ARM64', count: 1 },
  },
  collector: { enabled: true, image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0', cpu: 512 },
}

const state = {
  values: {
    outputs: {
      collector_config_sha256: { value: 'c'.repeat(64) },
      environment: {
        value: { name: 'production', prefix: 'agent-prod', readRole: 'arn:aws:iam::111111111111:role/read' },
      },
    },
    root_module: {
      resources: [
        {
          type: 'aws_ecs_service',
          mode: 'managed',
          values: {
            name: 'agent-prod-otel-collector',
            cluster,
            task_definition: definition('agent-prod-otel-collector', 7),
          },
        },
        {
          type: 'aws_ecs_service',
          mode: 'managed',
          values: { name: 'agent-api', cluster, task_definition: definition('agent-prod-agent-api', 7) },
        },
      ],
    },
  },
}

/** A plan as `terraform show -json` prints it, with a value that must not leave the step. */
export const planned = (changes: { address: string; type: string; actions: string[] }[]): string =>
  JSON.stringify({
    resource_changes: changes.map(({ address, type, actions }) => ({
      address,
      type,
      mode: 'managed',
      change: { actions, after: { password: 'plan-leaked' } },
    })),
  })

/** An answer of `otel verify --json`. */
export const verified = (outcome: string, statuses: Record<string, string>, text = 'all well'): string =>
  JSON.stringify({
    schemaVersion: 1,
    command: 'verify',
    environment: 'production',
    at: '2026-11-22T10:00:00.000Z',
    outcome,
    answer: `production: ${outcome}`,
    hops: Object.entries(statuses).map(([id, status]) => ({ id, status, evidence: [{ text, source: 'services' }] })),
  })

export const green = verified('passed', { deployment: 'passed', backends: 'passed', canary: 'skipped' })

const notFound = 'An error occurred (ImageNotFoundException) when calling the DescribeImages operation\n'

/** What the stand-ins answer when all is well; a test puts its own rules before these. */
export const healthy: readonly Rule[] = [
  { when: '^npm ci --ignore-scripts --omit=dev' },
  { when: '^otel deploys claim ', out: '{"claimed":true,"reason":"new"}' },
  { when: '^terraform -chdir=\\S+/release/infra init ' },
  {
    when: '^terraform \\S+ console ',
    out: `"${Buffer.from(JSON.stringify(variables)).toString('base64')}"\n`,
    reads: true,
  },
  { when: '^aws sts get-caller-identity ', out: '111111111111\n' },
  { when: '^aws ecr get-login-password ', out: 'registry-password' },
  { when: '^docker login --username AWS --password-stdin 111111111111\\.dkr\\.ecr\\.us-east-1\\.', reads: true },
  { when: '^aws ecr describe-images .*agent-prod/agent-api ', error: notFound, status: 254, times: 1 },
  { when: '^aws ecr describe-images .*agent-prod/agent-api ', out: `${digest('a')}\n` },
  { when: '^docker build --platform linux/amd64 .* \\S+/release/examples/agent-api$' },
  { when: '^docker push 111111111111\\.dkr\\.ecr\\.us-east-1\\.amazonaws\\.com/agent-prod/agent-api:' },
  { when: '^docker buildx imagetools inspect ', out: `{"mediaType":"index","digest":"${digest('b')}","size":1}` },
  {
    when: '^terraform \\S+ plan .*-out=',
    writes: '-out=',
  },
  {
    when: '^terraform \\S+ show -json \\S+/stack.tfplan',
    out: planned([
      { address: 'aws_ecs_service.collector[0]', type: 'aws_ecs_service', actions: ['update'] },
      {
        address: 'aws_ecs_task_definition.service["agent-api"]',
        type: 'aws_ecs_task_definition',
        actions: ['delete', 'create'],
      },
    ]),
  },
  { when: '^terraform \\S+ apply \\S+ \\S+ \\S+ \\S+/stack.tfplan$' },
  { when: '^terraform \\S+ show -json$', out: JSON.stringify(state) },
  { when: '^aws ecs describe-services .* --services agent-prod-otel-collector agent-api$', out: both() },
  { when: '^otel verify --env production --json$', out: green },
  { when: '^otel deploys end ', out: '{}' },
]
