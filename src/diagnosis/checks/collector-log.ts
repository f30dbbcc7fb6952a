import { defineCheck } from '../check.ts'
import type { FactValues } from '../facts/schemas.ts'
import type { Judgement } from '../findings.ts'

/** The collector logs JSON once its logger stands; what stops it before that is plain text. */
const said = (message: string): string => {
  try {
    const line: unknown = JSON.parse(message)
    if (typeof line !== 'object' || line === null) return message
    const { msg, error } = line as { msg?: unknown; error?: unknown }
    return [msg, error].filter((part) => typeof part === 'string').join(': ') || message
  } catch {
    return message
  }
}

const judge = ({ collectorLog: { events } }: Pick<FactValues, 'collectorLog'>): Judgement[] => {
  const errors = events.filter(({ message }) => /error|failed|denied|refus/i.test(message))
  const [newest] = errors
  if (newest === undefined) return []
  const seen = { kind: 'collectorSaid', at: newest.at, message: said(newest.message), count: errors.length } as const
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
