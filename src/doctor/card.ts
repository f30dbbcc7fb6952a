import type { Card, Row } from '../card.ts'
import { plain, say, strong } from '../rich.ts'
import type { DoctorWords } from '../words/verbs.ts'
import type { Link, Seen } from './seen.ts'

const titleOf = ({ id, subject }: Link, words: DoctorWords): string =>
  subject === undefined ? words.links[id] : `${words.links[id]} ${subject}`

/** Each kind has words for itself; that the map is asked with the kind of its own argument is what the cast says. */
const seenOf = (seen: Seen, words: DoctorWords): string => (words.seen[seen.kind] as (seen: Seen) => string)(seen)

const nextOf = ({ seen }: Link, words: DoctorWords): string | undefined =>
  Object.hasOwn(words.next, seen.kind) ? words.next[seen.kind as keyof typeof words.next] : undefined

const headline = (links: readonly Link[], words: DoctorWords): string => {
  const broken = links.find(({ status }) => status === 'failed')
  if (broken !== undefined) return words.broken(titleOf(broken, words))
  const unclear = links.find(({ status }) => status === 'unknown')
  return unclear === undefined
    ? words.whole(links.filter(({ status }) => status === 'passed').length)
    : words.unclear(titleOf(unclear, words))
}

/** @returns how the whole chain stands: a broken link counts before one that could not be told. */
export const outcomeOf = (links: readonly Link[]): 'passed' | 'findings' | 'unknown' => {
  if (links.some(({ status }) => status === 'failed')) return 'findings'
  return links.some(({ status }) => status === 'unknown') ? 'unknown' : 'passed'
}

const rowOf = (link: Link, words: DoctorWords): Row => {
  const next = nextOf(link, words)
  const said = say`${strong(titleOf(link, words))}: ${seenOf(link.seen, words)}`
  return { mark: link.status, title: said, ...(next !== undefined && { details: [say`${next}`] }) }
}

/** @returns the chain as it is drawn, the first broken link in the headline. */
export const doctorCard = (links: readonly Link[], words: DoctorWords): Card => {
  const marks = { passed: 'passed', findings: 'failed', unknown: 'unknown' } as const
  return {
    mark: marks[outcomeOf(links)],
    headline: say`${headline(links, words)}`,
    parts: [{ kind: 'rows', rows: links.map((link) => rowOf(link, words)) }],
  }
}

/** @returns the chain as JSON. */
export const doctorJson = (links: readonly Link[], words: DoctorWords, at: Date): Record<string, unknown> => {
  const broken = links.find(({ status }) => status === 'failed')
  return {
    schemaVersion: 1,
    command: 'doctor',
    environment: null,
    at: at.toISOString(),
    outcome: outcomeOf(links),
    answer: plain(say`${headline(links, words)}`),
    ...(broken !== undefined && {
      broken: { id: broken.id, ...(broken.subject !== undefined && { subject: broken.subject }) },
    }),
    links: links.map((link) => {
      const next = nextOf(link, words)
      const { id, subject, status, seen } = link
      return {
        id,
        ...(subject !== undefined && { subject }),
        status,
        reason: seen.kind,
        seen: plain(say`${seenOf(seen, words)}`),
        ...(next !== undefined && { next }),
      }
    }),
  }
}
