import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { statementsOf } from '../../sandbox/faults/exports/failing.ts'
import { plain } from '../../src/rich.ts'
import { findingTexts } from '../../src/words/findings.ts'
import { type Case, diagnosed, putLines, said } from './diagnosed.ts'

const all = async (one: Case): Promise<string[]> => said(await diagnosed(one))

const recorded = (name: string): string[] =>
  readFileSync(join(import.meta.dirname, 'recordings', `${name}.log`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')

describe('one fault is one finding', () => {
  it.each([
    ['emf-denied', 'emf-access-denied agent-prod-otel-collector-task confirmed'],
    ['emf-throttle', 'logs-throttled awscloudwatchlogs, awsemf confirmed'],
    ['refused', 'aws-endpoint-refused awscloudwatchlogs, awsemf, awsxray confirmed'],
    ['xray-throttle', 'xray-throttled awsxray confirmed'],
  ])('in the recording %s, however many lines and exporters say it', async (name, finding) => {
    expect(await all({ change: (world) => putLines(world, 'collector', recorded(name)) })).toEqual([finding])
  })
})

describe('two faults are two findings', () => {
  it.each([
    ['xray-access-denied', 'grafana-unauthorized'],
    ['xray-throttled', 'emf-access-denied'],
    ['emf-log-group-missing', 'otlp-log-group-missing'],
    ['egress-route-missing', 'grafana-delta-refused'],
  ])('%s and %s', async (one, other) => {
    const { findings } = await diagnosed({ faults: [one, other] })
    expect(findings.map(({ cause }) => cause.kind).toSorted()).toEqual([one, other].toSorted())
  })
})

describe('metrics that are denied', () => {
  const inVain = async (granted: boolean) => {
    const { findings } = await diagnosed({
      faults: ['emf-access-denied'],
      change({ production }) {
        if (granted)
          statementsOf(production).push({ Effect: 'Allow', Action: 'cloudwatch:PutMetricData', Resource: '*' })
      },
    })
    return findings[0]?.proof.filter((proof) => proof.kind === 'setting')
  }

  it('show that cloudwatch:PutMetricData was granted in vain', async () => {
    expect(await inVain(true)).toMatchObject([{ name: 'cloudwatch:PutMetricData', value: 'Allow' }])
    expect(await inVain(false)).toEqual([])
  })

  it('are mended by rights for logs, as the finding says in both languages', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const { fix } = findingTexts(language)['emf-access-denied']
      const text = plain(fix('role', { role: 'role', action: 'logs:PutLogEvents', group: '/metrics' }))
      expect(text).toContain('logs:PutLogEvents')
      expect(text).toContain('cloudwatch:PutMetricData')
    }
  })
})

describe('what is shown', () => {
  it('names the exporter, the role and the action of the case in the command', async () => {
    const { findings } = await diagnosed({ faults: ['emf-access-denied'] })
    const [first] = findings
    const command = first?.cause.command?.(first, { region: 'us-east-1', account: '111111111111' } as never)
    expect(command).toContain('--role-name agent-prod-otel-collector-task')
    expect(command).toContain('"arn:aws:logs:us-east-1:111111111111:log-group:/metrics/agent-prod:*"')
  })

  it('is the line that says what became of the data, with how often it was written', async () => {
    const { findings } = await diagnosed({ faults: ['emf-access-denied'] })
    const [line] = findings[0]?.proof ?? []
    expect(line?.kind === 'line' && line.text).toContain('Exporting failed. Rejecting data.')
    expect(line?.kind === 'line' && line.count).toBeGreaterThan(10)
  })
})

describe('without the right to read routes', () => {
  it('a time-out is found as one, and what needs routes was not checked', async () => {
    const { findings, notChecked } = await diagnosed({
      faults: ['egress-route-missing'],
      change({ production }) {
        const reader = production.roles.get(production.reader)
        if (reader !== undefined) reader.statements = reader.statements.filter(({ Sid }) => Sid !== 'Network')
      },
    })
    expect(findings[0]?.cause.kind).toBe('aws-endpoint-timeout')
    expect(notChecked.filter(({ fact }) => fact === 'egress').map(({ cause }) => cause.kind)).toEqual([
      'egress-route-missing',
      'egress-rule-missing',
      'vpc-endpoint-closed',
    ])
  })
})
