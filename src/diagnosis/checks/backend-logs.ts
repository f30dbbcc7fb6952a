import { lineFrom } from '../../log-line.ts'
import { defineCheck, settling } from '../check.ts'
import { windowMinutes as minutes } from '../facts/fact.ts'
import type { Judgement } from '../findings.ts'

const source = 'logLines'

/** A few plain lines at start-up (an interpreter's warning, a server's banner) are no broken formatter. */
const toleratedShare = 0.05

export const jsonLogs = defineCheck({
  name: 'json-logs',
  hop: 'backends',
  needs: ['logLines'],
  whenNotFound: ({ environment }) => [
    { status: 'failed', seen: { kind: 'logsNone', group: environment.logGroup, minutes }, source },
  ],
  judge({ logLines: { events } }, { environment }) {
    const group = environment.logGroup
    const lines = events.map(lineFrom)
    const [newest] = lines
    if (newest === undefined)
      return [
        {
          status: 'unknown',
          reason: 'no_data',
          seen: { kind: 'logsNone', group, minutes },
          source,
          settlesWithin: settling.backends,
        },
      ]
    const services = [...new Set(lines.map(({ service }) => service))]
    const broken = services.flatMap((service): Judgement[] => {
      const own = lines.filter((line) => line.service === service)
      const plain = own.filter(({ json }) => !json)
      const [example] = plain
      if (example === undefined) return []
      const seen = {
        kind: 'logsNotJson',
        service,
        lines: plain.length,
        of: own.length,
        example: example.message,
      } as const
      return [
        { status: plain.length / own.length > toleratedShare ? 'failed' : 'warning', seen, source, at: example.at },
      ]
    })
    if (broken.some(({ status }) => status === 'failed')) return broken
    const json = lines.filter((line) => line.json)
    if (!json.some(({ extra }) => extra))
      return [
        ...broken,
        { status: 'warning', seen: { kind: 'logsPlainFields', lines: json.length }, source, at: newest.at },
      ]
    return [
      ...broken,
      {
        status: 'passed',
        seen: { kind: 'logsJson', lines: json.length, group, lastAt: newest.at },
        source,
        at: newest.at,
      },
    ]
  },
})
