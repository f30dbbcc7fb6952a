import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planBetween, stack, type Values } from '../terraform/foreign.ts'
import { otel } from './otel.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'otel-check-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fileOf = (name: string, text: string): string => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const broken = (): Values => {
  const values = stack()
  delete values['aws_iam_role_policy_attachment.xray']
  return values
}

describe('otel check', () => {
  test('passes a plan that breaks nothing, without any configuration or credentials', async () => {
    const { status, out, err } = await otel(['check', fileOf('good.json', planBetween(stack(), stack()))])
    expect(out).toContain('breaks nothing')
    expect([status, err]).toEqual([0, ''])
  })

  test('ends with 1 for a plan that breaks something, and says where', async () => {
    const { status, out } = await otel(['check', fileOf('bad.json', planBetween(stack(), broken()))])
    expect(out).toContain("takes xray:PutTraceSegments from the collector's role")
    expect(out).toContain('aws_iam_role.collector')
    expect(status).toBe(1)
  })

  test('answers as one JSON object', async () => {
    const { out, status } = await otel(['check', fileOf('json.json', planBetween(stack(), broken())), '--json'])
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      command: 'check',
      outcome: 'findings',
      broken: [{ kind: 'right', address: 'aws_iam_role.collector' }],
      standing: [],
      mended: [],
    })
    expect(status).toBe(1)
  })

  test('writes Markdown for a pull request, in which outside text stays text', async () => {
    const values = stack()
    values['aws_cloudwatch_metric_alarm.cpu'] = {
      ...values['aws_cloudwatch_metric_alarm.cpu'],
      alarm_name: 'cpu`](https://evil.example)<img>',
      alarm_actions: [],
    }
    const { out } = await otel(['check', fileOf('markdown.json', planBetween(stack(), values)), '--markdown'])
    expect(out).toMatch(/^### ❌ This plan breaks telemetry in 1 place$/m)
    expect(out).toContain('`` cpu`](https://evil.example)<img> ``')
  })

  test('answers in Chinese, too', async () => {
    const file = fileOf('chinese.json', planBetween(stack(), broken()))
    expect((await otel(['check', file], { LANG: 'zh_CN.UTF-8' })).out).toContain('这份计划在 1 处破坏了遥测')
  })

  test.each<[string, () => string[], RegExp]>([
    ['no file', () => ['check'], /Usage: otel check PLAN\.json/],
    ['two files', () => ['check', 'one.json', 'two.json'], /Usage/],
    ['a file that is not there', () => ['check', join(folder, 'none.json')], /cannot be read/],
    [
      'a file that is no plan',
      () => ['check', fileOf('no-plan.json', '{}')],
      /not a plan as "terraform show -json PLAN"/,
    ],
    [
      'a configuration that is none',
      () => ['check', fileOf('p.json', planBetween(stack(), stack())), '--collector-config', fileOf('c.yaml', '- one')],
      /does not hold a collector's configuration/,
    ],
    ['both forms at once', () => ['check', 'p.json', '--json', '--markdown'], /Usage/],
  ])('ends with 2 for %s', async (_name, args, problem) => {
    const { status, err } = await otel(args())
    expect(err).toMatch(problem)
    expect(status).toBe(2)
  })
})
