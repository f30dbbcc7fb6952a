import type { Person } from './wire.ts'

type Reader = Pick<Person, 'locale' | 'zone'>

/** @returns the date in the reader's own language and zone. */
export const shown = (at: Date, { locale, zone }: Reader, form: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, ...form }).format(at)

/** @returns the time of a message from its `ts`. */
export const timeOf = (ts: string): Date => new Date(Number(ts.split('.')[0]) * 1000)

const day = { year: 'numeric', month: 'short', day: 'numeric' } as const
const clock = { hour: 'numeric', minute: '2-digit' } as const

/** Slack's date tokens that answers use; docs.slack.dev/messaging/formatting-message-text#date-formatting. */
const tokens: Record<string, Intl.DateTimeFormatOptions> = {
  time: clock,
  time_secs: { ...clock, second: '2-digit' },
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { month: 'long', day: 'numeric' },
  date_pretty: { month: 'long', day: 'numeric' },
  date_short: day,
  date_short_pretty: day,
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  date_long_pretty: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
}

/** @returns Slack's date format filled in for the reader; the fallback when it has a token that the page does not know. */
export const formatted = (at: Date, format: string, fallback: string, reader: Reader): string => {
  let known = true
  const text = format.replaceAll(/\{(\w+)\}/g, (_whole, token: string) => {
    const form = tokens[token]
    if (form === undefined) known = false
    return form === undefined ? '' : shown(at, reader, form)
  })
  return known ? text : fallback
}
