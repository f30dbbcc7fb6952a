import { describe, expect, test } from 'vitest'
import { plain } from '../../src/rich.ts'
import { checkPlan } from '../../src/terraform/check.ts'
import { sidesOf } from '../../src/terraform/plan.ts'
import { checkInJson, checkView } from '../../src/views/check.ts'
import { findingTexts } from '../../src/words/findings.ts'
import { verbWords } from '../../src/words/verbs.ts'
import { languages } from '../../src/words/words.ts'
import { planBetween, setVariables, stack, type Values } from './foreign.ts'

const context = { words: languages.en, check: verbWords.en.check, texts: findingTexts('en') }

const checked = async (text: string, config?: string) => {
  const sides = sidesOf(text)
  if ('problem' in sides) throw new Error(sides.problem)
  return checkPlan(sides, config)
}

/** What a plan says that changes the standing stack so. */
const saysOf = async (change: (values: Values) => void): Promise<string[]> => {
  const after = stack()
  change(after)
  const { parts } = checkView(await checked(planBetween(stack(), after)), context)
  return parts.flatMap((part) => (part.kind === 'rows' ? part.rows.map(({ title }) => plain(title)) : []))
}

const set = (address: string, values: Record<string, unknown>) => (all: Values) => {
  all[address] = { ...all[address], ...values }
}
const remove = (address: string) => (all: Values) => {
  delete all[address]
}
const xray = "takes xray:PutTraceSegments from the collector's role shop-collector; awsxray needs it"
const emf = (action: string) =>
  `takes ${action} from the collector's role shop-collector; awsemf needs it on the log group`

describe('a plan of a stack that somebody else wrote', () => {
  test('that changes nothing breaks nothing', async () => {
    expect(await saysOf(() => undefined)).toEqual([])
  })

  test.each<[string, (values: Values) => void, string]>([
    ["detaches AWS's own policy for X-Ray", remove('aws_iam_role_policy_attachment.xray'), xray],
    ['attaches it to another role', set('aws_iam_role_policy_attachment.xray', { role: 'shop-web' }), xray],
    [
      'detaches the policy for the log group',
      remove('aws_iam_role_policy_attachment.export'),
      emf('logs:PutLogEvents'),
    ],
    [
      'narrows the policy to another log group',
      set('aws_iam_policy.export', {
        policy: JSON.stringify({
          Statement: { Effect: 'Allow', Action: 'logs:*', Resource: 'arn:aws:logs:*:*:log-group:/metrics/other:*' },
        }),
      }),
      emf('logs:CreateLogStream'),
    ],
    [
      'denies what was allowed',
      set('aws_iam_policy.export', {
        policy: JSON.stringify({
          Statement: [
            { Effect: 'Allow', Action: '*', Resource: '*' },
            { Effect: 'Deny', Action: 'logs:Put*', Resource: '*' },
          ],
        }),
      }),
      'A statement denies logs:PutLogEvents',
    ],
    [
      "takes a service's endpoint away",
      (values) => setVariables(values, 'aws_ecs_task_definition.web', { OTEL_EXPORTER_OTLP_ENDPOINT: undefined }),
      'shop-web loses OTEL_EXPORTER_OTLP_ENDPOINT',
    ],
    [
      'switches the SDK off',
      (values) => setVariables(values, 'aws_ecs_task_definition.web', { OTEL_SDK_DISABLED: 'true' }),
      'OTEL_SDK_DISABLED',
    ],
    [
      'sends gRPC to the port of HTTP',
      (values) =>
        setVariables(values, 'aws_ecs_task_definition.web', {
          OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.shop.internal:4318',
        }),
      '4318',
    ],
    ['scales the collector to nothing', set('aws_ecs_service.collector', { desired_count: 0 }), 'scaled to 0 tasks'],
    ["closes the collector's port", set('aws_security_group.collector', { ingress: [] }), '4317'],
    [
      'watches another namespace than the exporter writes to',
      set('aws_cloudwatch_metric_alarm.errors', { namespace: 'Shop/prod' }),
      'The alarm shop-errors watches the namespace Shop/prod, but the exporters write to Shop/production',
    ],
    [
      'lets an alarm tell nobody',
      set('aws_cloudwatch_metric_alarm.cpu', { alarm_actions: [] }),
      'shop-cpu tells nobody',
    ],
    [
      'switches an alarm’s actions off',
      set('aws_cloudwatch_metric_alarm.cpu', { actions_enabled: false }),
      'shop-cpu tells nobody',
    ],
    [
      'removes the collector',
      (values) => {
        remove('aws_ecs_task_definition.collector')(values)
        remove('aws_ecs_service.collector')(values)
      },
      'removes the collector',
    ],
  ])('that %s is said to break it', async (_name, change, sentence) => {
    const said = await saysOf(change)
    expect(said.join('\n')).toContain(sentence)
  })

  test('that writes the configuration to another namespace breaks the alarm on the old one', async () => {
    const said = await saysOf((values) => {
      const definition = values['aws_ecs_task_definition.collector'] ?? {}
      definition['container_definitions'] = String(definition['container_definitions']).replace(
        'namespace: Shop/production',
        'namespace: Shop/prod',
      )
    })
    expect(said.join('\n')).toContain('shop-errors watches the namespace Shop/production')
  })
})

describe('what a plan leaves as it is', () => {
  const broken = () => {
    const values = stack()
    remove('aws_iam_role_policy_attachment.xray')(values)
    return values
  }

  test('is told apart from what it breaks, and is no finding of this plan', async () => {
    const result = await checked(planBetween(broken(), broken()))
    expect(result.broken).toEqual([])
    expect(result.standing).toMatchObject([{ kind: 'right', right: { action: 'xray:PutTraceSegments' } }])
    expect(checkInJson(result, context)['outcome']).toBe('passed')
  })

  test('and what it mends is said, too', async () => {
    const result = await checked(planBetween(broken(), stack()))
    expect(result.mended).toHaveLength(1)
    expect(result.broken).toEqual([])
  })

  test('of a stack that is made anew everything counts', async () => {
    const result = await checked(planBetween({}, broken()))
    const [row] = checkView(result, context).parts.flatMap((part) => (part.kind === 'rows' ? part.rows : []))
    expect(plain(row?.title ?? [])).toContain('may not xray:PutTraceSegments')
  })
})

describe('what a plan does not hold', () => {
  const withoutConfig = () => {
    const values = stack()
    setVariables(values, 'aws_ecs_task_definition.collector', { AOT_CONFIG_CONTENT: undefined })
    return values
  }

  test('is named, and the answer is no pass', async () => {
    const result = await checked(planBetween(withoutConfig(), withoutConfig()))
    expect(result.unknown).toEqual(['aws_ecs_task_definition.collector: configuration'])
    expect(checkInJson(result, context)['outcome']).toBe('unknown')
  })

  test('can be given: the configuration from a file', async () => {
    const config =
      'exporters: { awsxray: {} }\nservice: { pipelines: { traces: { receivers: [otlp], exporters: [awsxray] } } }'
    const after = withoutConfig()
    remove('aws_iam_role_policy_attachment.xray')(after)
    const result = await checked(planBetween(withoutConfig(), after), config)
    expect(result.unknown).toEqual([])
    expect(result.broken).toMatchObject([{ kind: 'right', right: { action: 'xray:PutTraceSegments' } }])
  })

  test('nothing about ECS in it is nothing to check', async () => {
    const result = await checked(planBetween({}, { 'aws_s3_bucket.one': { bucket: 'one' } }))
    expect(checkInJson(result, context)).toMatchObject({
      outcome: 'unknown',
      answer: expect.stringContaining('nothing to check'),
    })
  })

  test.each([
    ['', 'JSON'],
    ['{}', 'format_version'],
    ['[1]', 'object'],
    ['{"format_version":"9.0"}', 'format_version'],
  ])('text that is no plan is refused: %s', (text, problem) => {
    expect(sidesOf(text)).toMatchObject({ problem: expect.stringContaining(problem) })
  })
})
