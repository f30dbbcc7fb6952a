import { describe, expect, it } from 'vitest'
import type { Datum } from './emf.ts'
import { isOf, watchedBy } from './watched.ts'

const alarm = (values: object) => ({ type: 'aws_cloudwatch_metric_alarm', values: { alarm_name: 'a', ...values } })
const chart = (...metrics: unknown[]) => ({
  type: 'aws_cloudwatch_dashboard',
  values: {
    dashboard_body: JSON.stringify({
      widgets: [
        { type: 'alarm', properties: {} },
        { type: 'metric', properties: { title: 't', metrics } },
      ],
    }),
  },
})

describe('the metrics that a plan watches', () => {
  it('are those of single alarms and of the queries in metric math', () => {
    const single = alarm({ namespace: 'N', metric_name: 'm', dimensions: { receiver: 'otlp' }, metric_query: [] })
    const metric = { namespace: 'N', metric_name: 'sent', dimensions: null }
    const math = alarm({ metric_name: null, metric_query: [{ expression: '100 * sent' }, { metric: [metric] }] })
    expect(watchedBy([single, math])).toEqual([
      { by: 'alarm a', namespace: 'N', name: 'm', dimensions: ['receiver'], where: { receiver: 'otlp' } },
      { by: 'alarm a', namespace: 'N', name: 'sent', dimensions: [], where: {} },
    ])
  })

  it('are those of the rows and of the searches of charts', () => {
    const expression = `SUM(SEARCH('{"A/b","service.name","error.type"} MetricName="d" "service.name"="api"', 'Sum')) + SEARCH('{"A/b"} MetricName="e"', 'Sum')`
    expect(watchedBy([chart(['A/b', 'up', { stat: 'Sum' }], ['A/b', 'q', 'exporter', 'x'], [{ expression }])])).toEqual(
      [
        { by: 'chart "t"', namespace: 'A/b', name: 'up', dimensions: [], where: {} },
        { by: 'chart "t"', namespace: 'A/b', name: 'q', dimensions: ['exporter'], where: { exporter: 'x' } },
        {
          by: 'chart "t"',
          namespace: 'A/b',
          name: 'd',
          dimensions: ['service.name', 'error.type'],
          where: { 'service.name': 'api' },
        },
        { by: 'chart "t"', namespace: 'A/b', name: 'e', dimensions: [], where: {} },
      ],
    )
  })

  it.each([
    ['a search without a metric name', [{ expression: `SEARCH('{"A/b"} up', 'Sum')` }]],
    ['a search of other words', [{ expression: `SEARCH('{"A/b"} MetricName="a" OR "b"', 'Sum')` }]],
    ['a query in SQL', [{ expression: 'SELECT MAX(x) FROM SCHEMA(y)' }]],
    ['a row in the short form', ['.', 'up']],
    ['a row that names half a dimension', ['A/b', 'up', 'exporter']],
  ])('are not guessed at: %s fails', (_what, row) => {
    expect(() => watchedBy([chart(row)])).toThrow('not understood')
  })

  it('are found only under all of their dimensions and no other', () => {
    const watched = { by: '', namespace: 'N', name: 'm', dimensions: ['b', 'a'], where: { a: '1' } }
    const datum = (more: Partial<Datum>): Datum => ({
      ...{ namespace: 'N', name: 'm', unit: 'Count', at: new Date(0), values: [1], counts: [1] },
      dimensions: { a: '1', b: '2' },
      ...more,
    })
    expect(isOf(watched, datum({}))).toBe(true)
    for (const more of [
      { namespace: 'M' },
      { name: 'n' },
      { dimensions: { a: '1' } },
      { dimensions: { a: '1', b: '2', c: '3' } },
      { dimensions: { a: '2', b: '2' } },
    ])
      expect(isOf(watched, datum(more))).toBe(false)
  })
})
