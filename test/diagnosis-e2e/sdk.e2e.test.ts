import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { missingCollector } from '../tools/collector.ts'
import { findingsOf, findingsOfApplications, findingsOfSdk } from './diagnosed-lines.ts'
import { type Receiving, startReceiving } from './receiving.ts'
import { rightBy, type SdkCase, sdkCases, variablesOf } from './sdk-cases.ts'
import { missingSdk, sent, versions } from './sending.ts'

/** What an exporter says; the rest is the application's own. */
const own = /\b(?:WARNING|ERROR)\b.*opentelemetry/

/** It gave up, or tried three times; of a queue that is full 1.27 speaks once. */
const isEnough = (lines: readonly string[]): boolean => {
  const said = lines.filter((line) => own.test(line))
  return said.length >= 3 || said.some((line) => /ERROR|[Qq]ueue/.test(line))
}

type Result = PromiseSettledResult<string[]>

/** Runs the cases, six at a time, since they mostly wait. @returns the lines of each, or why there are none */
const linesOfAll = async (linesOf: (one: SdkCase) => Promise<string[]>): Promise<ReadonlyMap<SdkCase, Result>> => {
  const [waiting, done] = [[...sdkCases], new Map<SdkCase, Result>()]
  const worker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const [result] = await Promise.allSettled([linesOf(one)])
      done.set(one, result)
    }
  }
  await Promise.all(Array.from({ length: 6 }, worker))
  return done
}

describe.each(versions)('an application with %s', (version) => {
  describe.skipIf(missingCollector ?? missingSdk(version))('cannot export', () => {
    let all: ReadonlyMap<SdkCase, Result> = new Map()
    let receiving: Receiving
    beforeAll(async () => {
      receiving = await startReceiving()
      const lines = version === 'sdk' ? 'json' : 'text'
      all = await linesOfAll((one) => sent({ version, lines, variables: variablesOf(one, receiving.places), isEnough }))
    })
    afterAll(() => receiving.stop())

    it.each(sdkCases.map((one) => [one.protocol, one.name, one.instead?.[version] ?? one.kind, one] as const))(
      'by %s to %s: %s',
      async (_protocol, _name, kind, one) => {
        const result = all.get(one)
        if (result?.status !== 'fulfilled') throw result?.reason ?? new Error('It was not run.')
        const found = await findingsOfSdk(one, result.value)
        expect(found[0]?.split(' ')[0], [...result.value, ...found].join('\n')).toBe(kind)
      },
    )

    it('the collector that refuses says so itself', async () => {
      const lines = receiving.linesOf('full')
      expect(await findingsOf(lines), lines.join('\n')).toEqual(['memory-limit-too-low confirmed'])
    })

    it.each(['grpc', 'http/protobuf'] as const)(
      'and by %s to a collector that takes all, nothing is found',
      async (protocol) => {
        const variables = { ...variablesOf(rightBy(protocol), receiving.places), SENDER_SIGNALS: 'traces,metrics,logs' }
        // Two seconds of work, in which each signal was exported several times.
        const lines = await sent({ version, lines: 'json', variables, isEnough: (all) => all.length >= 10 })
        expect(await findingsOfApplications(lines), lines.join('\n')).toEqual([])
        expect(receiving.linesOf('right').filter((line) => /"(?:error|warn)"/.test(line))).toEqual([])
      },
    )
  })
})
