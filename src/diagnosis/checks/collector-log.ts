import { defineCheck } from '../check.ts'
import type { FactValues } from '../facts/schemas.ts'
import type { Judgement } from '../findings.ts'
import { collectorLines } from '../lines/collector-line.ts'

const judge = ({ collectorLog }: Pick<FactValues, 'collectorLog'>): Judgement[] => {
  const errors = collectorLines(collectorLog).filter(({ text }) => /error|failed|denied|refus/i.test(text))
  const [newest] = errors
  if (newest === undefined) return []
  const message = [newest.message, newest.error].filter((part) => part !== '').join(': ')
  const count = errors.reduce((sum, each) => sum + each.count, 0)
  const seen = { kind: 'collectorSaid', at: newest.at, message, count } as const
  return [{ status: 'warning', seen, source: 'collectorLog', at: newest.at }]
}

/** What the collector itself says where its exports fail. */
export const collectorErrors = defineCheck({
  name: 'collector-errors',
  hop: 'exporting',
  needs: ['collectorLog'],
  explains: true,
  judge,
})

/** What the collector itself says where it does not stay up. */
export const collectorLastWords = defineCheck({
  name: 'collector-last-words',
  hop: 'deployment',
  needs: ['collectorLog'],
  explains: true,
  judge,
})
