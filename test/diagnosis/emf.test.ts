import { describe, expect, it } from 'vitest'
import { emfKinds } from '../../src/diagnosis/emf.ts'
import { nearlySelects, selects } from '../../src/diagnosis/emf-exporter.ts'
import { resolved } from '../../src/diagnosis/reference.ts'

const at = new Date('2026-11-18T10:00:00Z')
const event = (message: unknown, minutes = 0, id = String(Math.random())) => ({
  id,
  at: new Date(at.getTime() + minutes * 60_000),
  stream: 'otel',
  message: typeof message === 'string' ? message : JSON.stringify(message),
})
const directive = (Metrics: object[], Dimensions = [['service.name']]) => ({ Namespace: 'Shop', Dimensions, Metrics })

describe('kinds of EMF events', () => {
  it('tell what is declared from what is only written', () => {
    const { kinds } = emfKinds([
      event({
        _aws: { Timestamp: 1, CloudWatchMetrics: [directive([{ Name: 'orders', Unit: 'Count' }])] },
        'service.name': 'shop',
        orders: 3,
        latency: { Max: 2, Min: 1, Count: 2, Sum: 3 },
        size: { Values: [1], Counts: [2], Max: 1, Min: 1, Count: 2, Sum: 2 },
        Version: '1',
      }),
    ])
    expect(kinds).toMatchObject([
      {
        service: 'shop',
        namespaces: ['Shop'],
        labels: ['service.name'],
        widest: 1,
        metrics: [
          { name: 'orders', unit: 'Count', form: 'number', declared: true },
          { name: 'latency', form: 'statistics', declared: false },
          { name: 'size', form: 'values', declared: false },
        ],
      },
    ])
  })
  it('read the older form, version 0', () => {
    const { kinds } = emfKinds([
      event({ Version: '0', CloudWatchMetrics: [directive([{ Name: 'orders' }])], orders: 1 }),
    ])
    expect(kinds[0]?.metrics).toEqual([{ name: 'orders', form: 'number', declared: true }])
  })
  it('count alike events once, from the first to the last', () => {
    const one = { 'service.name': 'shop', orders: 3 }
    const { kinds } = emfKinds([event({ ...one, orders: 9 }, 7), event(one, 3), event(one)])
    expect(kinds).toMatchObject([{ count: 3, firstAt: at, lastAt: new Date('2026-11-18T10:07:00Z') }])
  })
  it('leave out and count what is no JSON object', () => {
    expect(emfKinds([event('{"_aws": {"Times'), event('plain'), event('[1]')])).toEqual({ kinds: [], unreadable: 3 })
  })
})

describe('selectors of metrics', () => {
  it.each([
    ['^http\\.server\\.', 'http.server.request.duration', true],
    ['duration', 'http.server.request.duration', true],
    ['^server', 'http.server.request.duration', false],
    ['(^agent', 'agent.runs', false],
  ])('%s and %s: %s', (selector, name, wanted) => {
    expect(selects(selector, name)).toBe(wanted)
  })
  it.each([
    ['^http\\\\.server', 'http.server.request.duration', true],
    ['^http_server_.*', 'http.server.request.duration', true],
    ['^HTTP-server', 'http.server.request.duration', true],
    ['^db_', 'http.server.request.duration', false],
  ])('%s nearly selects %s: %s', (selector, name, wanted) => {
    expect(nearlySelects(selector, name)).toBe(wanted)
  })
})

describe('references of a configuration', () => {
  const definition = {
    arn: 'arn:1',
    family: 'collector',
    revision: 1,
    containers: [
      { name: 'c', image: 'i', essential: true, environment: { AWS_REGION: 'eu-west-1' }, secrets: {}, logOptions: {} },
    ],
  }
  const revisions = { running: definition, newest: definition }
  it.each([
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: the collector's own references
    ['${env:AWS_REGION}', 'eu-west-1'],
    ['${AWS_REGION}', 'eu-west-1'],
    ['$AWS_REGION', 'eu-west-1'],
    ['${env:NOWHERE:-us-east-2}', 'us-east-2'],
    ['${env:NOWHERE}', undefined],
    ['${ssm:region}', undefined],
    ['us-east-1', 'us-east-1'],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: the collector's own references
  ])('%s becomes %s', (value, wanted) => {
    expect(resolved(value, revisions)).toBe(wanted)
  })
})
