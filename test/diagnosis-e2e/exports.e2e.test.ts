import { beforeAll, describe, expect, it } from 'vitest'
import { missingCollector } from '../tools/collector.ts'
import { findingsOf } from './diagnosed-lines.ts'
import { type ExportCase, expectedOf, tellingOf } from './export-case.ts'
import { failingExports } from './failing-exports.ts'
import { gatewayCases } from './gateway-cases.ts'
import { logsCases } from './logs-cases.ts'
import { networkCases } from './network-cases.ts'
import { xrayCases } from './xray-cases.ts'

const cases = [...xrayCases, ...logsCases, ...gatewayCases, ...networkCases]

/** One of each cause and exporter. */
const fewer = [...new Map(cases.map((one) => [`${one.exporter} ${one.kind}`, one])).values()]

describe.skipIf(missingCollector).each([
  ['json', cases],
  ['console', fewer],
] as const)('exporters that fail, written in %s', (encoding, all) => {
  let linesOf: (one: ExportCase) => string[] = () => []
  beforeAll(async () => {
    linesOf = await failingExports(all, { encoding })
  })
  it.each(all.map((one) => [`${one.exporter}/${one.name}`, one.kind ?? 'nothing', one] as const))(
    '%s: %s',
    async (_name, _kind, one) => {
      const lines = linesOf(one)
      expect(await findingsOf(lines), tellingOf(lines, one)).toEqual(expectedOf(one))
    },
  )
})
