import { describe, expect, it } from 'vitest'
import { extracted, sumOf } from './emf.ts'

const at = 1795379372597
const event = (more: object, directive: object = {}) =>
  JSON.stringify({
    _aws: {
      Timestamp: at,
      CloudWatchMetrics: [
        {
          Namespace: 'AgentTeam/production',
          Dimensions: [['service.name'], ['error.type', 'service.name']],
          Metrics: [{ Name: 'http.server.request.duration', Unit: 'Seconds', StorageResolution: 60 }],
          ...directive,
        },
      ],
    },
    'service.name': 'agent-api',
    'error.type': '500',
    'http.server.request.duration': { Values: [0.5, 2], Counts: [3, 1], Max: 2.1, Min: 0.4, Count: 4, Sum: 3.6 },
    ...more,
  })

describe('what CloudWatch makes of an EMF event', () => {
  it('is one data point for each metric and each set of dimensions', () => {
    const { datums, rejected } = extracted([event({})])
    const common = {
      namespace: 'AgentTeam/production',
      name: 'http.server.request.duration',
      unit: 'Seconds',
      at: new Date(at),
      values: [0.5, 2],
      counts: [3, 1],
    }
    expect(datums).toEqual([
      { ...common, dimensions: { 'service.name': 'agent-api' } },
      { ...common, dimensions: { 'service.name': 'agent-api', 'error.type': '500' } },
    ])
    expect(rejected).toEqual([])
  })

  it('takes a number and a list of numbers, and an empty set of dimensions', () => {
    const plain = {
      Dimensions: [[]],
      Metrics: [
        { Name: 'one', Unit: '' },
        { Name: 'many', Unit: 'Count' },
      ],
    }
    const { datums } = extracted([event({ one: 7, many: [1, 2] }, plain)])
    expect(datums).toMatchObject([
      { name: 'one', unit: 'None', dimensions: {}, values: [7], counts: [1] },
      { name: 'many', unit: 'Count', dimensions: {}, values: [1, 2], counts: [1, 1] },
    ])
  })

  it('is nothing for an event without metadata', () => {
    expect(extracted(['{"otel.sdk.log.created":203}'])).toEqual({ datums: [], rejected: [] })
  })

  it.each([
    ['a unit that CloudWatch does not know', event({}, { Metrics: [{ Name: 'x', Unit: '{span}' }] })],
    ['a metric that the event does not carry', event({}, { Metrics: [{ Name: 'absent', Unit: 'Count' }] })],
    ['a dimension that the event does not carry', event({}, { Dimensions: [['absent']] })],
    ['a value that is no number', event({ 'http.server.request.duration': 'slow' })],
    ['more than 100 metrics', event({}, { Metrics: Array.from({ length: 101 }, () => ({ Name: 'error.type' })) })],
    ['text that is not JSON', 'Traceback (most recent call last):'],
  ])('is an error for %s', (_what, message) => {
    const { datums, rejected } = extracted([message])
    expect([datums, rejected.map((each) => each.message)]).toEqual([[], [message]])
  })

  it('adds up under exactly the dimensions that are asked for', () => {
    const { datums } = extracted([event({}), event({})])
    const metric = 'http.server.request.duration'
    expect(sumOf(datums, metric, { 'service.name': 'agent-api' })).toBe(7)
    expect(sumOf(datums, metric, {})).toBe(0)
    expect(sumOf(datums, metric, { 'service.name': 'agent-web' })).toBe(0)
  })
})
