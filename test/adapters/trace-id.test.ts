import { describe, expect, it } from 'vitest'
import { secondOf, w3cTraceId, xrayTraceId } from '../../src/trace-id.ts'

const xray = '1-5759e988-bd862e3fe1be46a994272793'
const w3c = '5759e988bd862e3fe1be46a994272793'

describe('trace ids', () => {
  it('are taken in either form and given in either form', () => {
    expect([xrayTraceId(w3c), xrayTraceId(xray)]).toEqual([xray, xray])
    expect([w3cTraceId(w3c), w3cTraceId(xray)]).toEqual([w3c, w3c])
  })

  it('are taken in capitals', () => {
    expect(xrayTraceId(w3c.toUpperCase())).toBe(xray)
  })

  it.each([
    '',
    'abc',
    `${w3c}0`,
    w3c.slice(1),
    `2${xray.slice(1)}`,
    ` ${xray}`,
    '0'.repeat(32),
    xray.replace('b', 'g'),
  ])('are refused in any other form: "%s"', (text) => {
    expect([xrayTraceId(text), w3cTraceId(text), secondOf(text)]).toEqual([undefined, undefined, undefined])
  })

  it('tell the second in which the trace began', () => {
    expect(secondOf(xray)).toEqual(new Date('2016-06-09T22:11:20Z'))
  })
})
