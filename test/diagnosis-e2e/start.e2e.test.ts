import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { missingCollector } from '../tools/collector.ts'
import { componentCases } from './component-cases.ts'
import { findingsOf } from './diagnosed-lines.ts'
import { failedStart } from './failed-start.ts'
import { fileCases } from './file-cases.ts'
import { changed, type StartCase } from './start-case.ts'
import { valueCases } from './value-cases.ts'

const cases: readonly StartCase[] = [...componentCases, ...valueCases, ...fileCases]

const expectFound = async ({ kind, ...start }: Omit<StartCase, 'name'>): Promise<void> => {
  const lines = await failedStart(start)
  expect(await findingsOf(lines), lines.join('\n')).toEqual([`${kind} confirmed`])
}

describe.skipIf(missingCollector)('a collector does not start', () => {
  it.each(cases.map((one) => [one.name, one.kind, one] as const))('for %s: %s', (_name, _kind, one) => expectFound(one))

  it.each(['0.0.0.0:4317', '0.0.0.0:4318', 'localhost:13133'])('for a busy port: %s', async (address) => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const taken = server.address()
    if (typeof taken !== 'object' || !taken) throw new Error('The system gave no port.')
    try {
      await expectFound({ kind: 'listen-port-busy', config: changed(address, `127.0.0.1:${taken.port}`) })
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
  })
})
