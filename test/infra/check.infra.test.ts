import { describe, expect, it } from 'vitest'
import { plain } from '../../src/rich.ts'
import { checkPlan } from '../../src/terraform/check.ts'
import { sidesOf } from '../../src/terraform/plan.ts'
import { checkView } from '../../src/views/check.ts'
import { findingTexts } from '../../src/words/findings.ts'
import { verbWords } from '../../src/words/verbs.ts'
import { languages } from '../../src/words/words.ts'
import { type Resolved, type Resource, resolved } from '../tools/resolved-plan.ts'
import { missingTerraform, planned } from '../tools/terraform.ts'
import { changeContainers } from './containers.ts'
import { ofType, one } from './policy.ts'
import { withStatements } from './statements.ts'
import { stacks } from './variants.ts'

const context = { words: languages.en, check: verbWords.en.check, texts: findingTexts('en') }

/** A plan that changes a stack that stands: everything is known on both sides. */
const planFrom = (before: Resolved, after: Resolved): string => {
  const of = ({ resources }: Resolved) => new Map(resources.map((resource) => [resource.address, resource]))
  const [old, now] = [of(before), of(after)]
  return JSON.stringify({
    format_version: '1.2',
    resource_changes: [...new Set([...old.keys(), ...now.keys()])].map((address) => {
      const known = now.get(address) ?? old.get(address)
      return {
        address,
        mode: 'managed',
        type: known?.type,
        name: known?.name,
        ...(known?.key !== undefined && { index: known.key }),
        change: {
          actions: ['update'],
          before: old.get(address)?.values ?? null,
          after: now.get(address)?.values ?? null,
          after_unknown: {},
        },
      }
    }),
  })
}

const saysOf = async (text: string): Promise<{ broken: string[]; standing: number; unknown: readonly string[] }> => {
  const sides = sidesOf(text)
  if ('problem' in sides) throw new Error(sides.problem)
  const checked = await checkPlan(sides)
  const { parts } = checkView({ ...checked, standing: [], mended: [] }, context)
  const rows = parts.flatMap((part) => (part.kind === 'rows' ? part.rows : []))
  return {
    broken: rows.map(({ title }) => plain(title)),
    standing: checked.standing.length,
    unknown: checked.unknown,
  }
}

const collector = (plan: Resolved): Resource => one(plan, 'aws_ecs_task_definition', ({ name }) => name === 'collector')
const application = (plan: Resolved): Resource => one(plan, 'aws_ecs_task_definition', ({ key }) => key === 'agent-api')
const role = (plan: Resolved): Resource => one(plan, 'aws_iam_role_policy', ({ name }) => name === 'collector')

const setVariable =
  (name: string, value: string | undefined) =>
  (plan: Resolved): void =>
    changeContainers(application(plan), (container) => ({
      ...container,
      environment: [
        ...container.environment.filter((each) => each.name !== name),
        ...(value === undefined ? [] : [{ name, value }]),
      ],
    }))

const withoutAction = (action: string) => (plan: Resolved) => {
  const policy = role(plan)
  policy.values['policy'] = withStatements(policy.values['policy'], (statements) =>
    statements.flatMap((statement) => {
      const Action = statement.Action.filter((each) => each !== action)
      return Action.length === 0 ? [] : [{ ...statement, Action }]
    }),
  )
}

// biome-ignore lint/suspicious/noExplicitAny: a collector's configuration may be broken in any way
const changeConfig = (change: (config: any) => void) => (plan: Resolved) => {
  const parameter = one(plan, 'aws_ssm_parameter', ({ name }) => name === 'collector_config')
  const config = JSON.parse(String(parameter.values['insecure_value'] ?? parameter.values['value']))
  change(config)
  for (const name of ['insecure_value', 'value'])
    if (parameter.values[name] !== undefined) parameter.values[name] = JSON.stringify(config)
}

const attribute =
  (type: string, name: string, value: unknown, which?: (resource: Resource) => boolean) => (plan: Resolved) => {
    one(plan, type, which).values[name] = value
  }

const breakages: [string, (plan: Resolved) => void, string | RegExp][] = [
  ['takes xray:PutTraceSegments away', withoutAction('xray:PutTraceSegments'), 'takes xray:PutTraceSegments'],
  ['takes logs:PutLogEvents away', withoutAction('logs:PutLogEvents'), 'takes logs:PutLogEvents'],
  ['takes logs:CreateLogStream away', withoutAction('logs:CreateLogStream'), 'takes logs:CreateLogStream'],
  ...[
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'OTEL_SDK_DISABLED',
    'OTEL_TRACES_EXPORTER',
    'OTEL_METRICS_EXPORTER',
    'OTEL_LOGS_EXPORTER',
    'LOG_FORMAT',
    'PYTHONUNBUFFERED',
  ].map((name): [string, (plan: Resolved) => void, string] => [
    `takes ${name} from a service`,
    setVariable(name, undefined),
    name,
  ]),
  ['switches the SDK off', setVariable('OTEL_SDK_DISABLED', 'true'), 'OTEL_SDK_DISABLED'],
  ['exports no traces', setVariable('OTEL_TRACES_EXPORTER', 'none'), /OTEL_TRACES_EXPORTER|traces/],
  ['samples nothing', setVariable('OTEL_TRACES_SAMPLER', 'always_off'), /sampl/i],
  ['logs text', setVariable('LOG_FORMAT', 'text'), 'LOG_FORMAT'],
  [
    'sends gRPC to 4318',
    setVariable('OTEL_EXPORTER_OTLP_ENDPOINT', 'http://otel-collector.agent-prod.local:4318'),
    '4318',
  ],
  ['sends HTTP to 4317', setVariable('OTEL_EXPORTER_OTLP_PROTOCOL', 'http/protobuf'), '4317'],
  [
    'scales the collector to nothing',
    attribute('aws_ecs_service', 'desired_count', 0, ({ name }) => name === 'collector'),
    'scaled to 0',
  ],
  [
    'watches another namespace',
    (plan) => {
      const alarm = ofType(plan, 'aws_cloudwatch_metric_alarm').find(({ values }) =>
        String(values['namespace']).startsWith('AgentTeam/'),
      )
      if (alarm === undefined) throw new Error('no alarm watches a namespace of ours')
      alarm.values['namespace'] = 'AgentTeam/staging'
    },
    'AgentTeam/staging',
  ],
  [
    'publishes in another namespace',
    changeConfig((config) => {
      config.exporters.awsemf.namespace = 'AgentTeam/prod'
    }),
    /AgentTeam\/prod/,
  ],
  [
    'checks the collector’s health by a shell',
    (plan) =>
      changeContainers(collector(plan), (container) => ({
        ...container,
        healthCheck: { ...container.healthCheck, command: ['CMD-SHELL', 'curl -f localhost:13133'] },
      })),
    /health/i,
  ],
  [
    'binds the receiver to localhost',
    changeConfig((config) => {
      config.receivers.otlp.protocols.grpc.endpoint = 'localhost:4317'
    }),
    /localhost/,
  ],
  [
    'gives awsxray a queue',
    changeConfig((config) => {
      config.exporters.awsxray.sending_queue = { enabled: true }
    }),
    'sending_queue',
  ],
  [
    'forgets the exporter of a pipeline',
    changeConfig((config) => {
      config.service.pipelines.metrics.exporters = ['awsemf/two']
    }),
    'awsemf/two',
  ],
  [
    'sets the memory limiter by percentage',
    changeConfig((config) => {
      config.processors.memory_limiter = { check_interval: '1s', limit_percentage: 80 }
    }),
    'limits memory to 80 %',
  ],
  [
    'removes the traces pipelines',
    changeConfig((config) => {
      for (const name of Object.keys(config.service.pipelines))
        if (name.startsWith('traces')) delete config.service.pipelines[name]
    }),
    /traces/,
  ],
  [
    'lets an alarm tell nobody',
    attribute('aws_cloudwatch_metric_alarm', 'alarm_actions', [], ({ name }) => name === 'collector_memory'),
    'tells nobody',
  ],
]

describe.skipIf(missingTerraform !== undefined)('otel check on our own plans', () => {
  it.each(Object.entries(stacks))('finds nothing in the stack %s as it is', async (name, variables) => {
    const { text } = await planned('infra', variables)
    const { broken, unknown } = await saysOf(text)
    // The ARN of Grafana's secret is only known when it has been made, and with it the containers.
    const later = name === 'grafana' ? ['aws_ecs_task_definition.collector[0]'] : []
    expect({ broken, unknown }).toEqual({ broken: [], unknown: later })
  })

  it('finds nothing in a plan that changes nothing', async () => {
    const plan = await resolved('infra', stacks.production)
    expect(await saysOf(planFrom(plan, plan))).toEqual({ broken: [], standing: 0, unknown: [] })
  })

  it.each(breakages)('finds a plan that %s', async (_name, change, sentence) => {
    const before = await resolved('infra', stacks.production)
    const after = structuredClone(before)
    change(after)
    const { broken } = await saysOf(planFrom(before, after))
    expect(broken.join('\n')).toMatch(sentence)
  })

  it('finds a plan that closes the port', async () => {
    const before = await resolved('infra', stacks.production)
    const after = structuredClone(before)
    after.resources = after.resources.filter(
      ({ type, name }) => type !== 'aws_vpc_security_group_ingress_rule' || !name.startsWith('collector'),
    )
    expect((await saysOf(planFrom(before, after))).broken.join('\n')).toContain('4317')
  })
})
