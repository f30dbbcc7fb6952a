import { lineFrom } from '../../log-line.ts'
import type { LogDigest } from '../../ports.ts'
import { settingsOf } from '../sdk-evidence.ts'
import type { SdkSettings } from '../sdk-settings.ts'

/** One kind of line in which an SDK says something about itself, mostly once, when it starts. */
export type SdkSaying = {
  at: Date
  count: number
  text: string
  service: string
  /** What the first group of the pattern found that found anything. */
  found: string
}

/** Quotation marks inside JSON are escaped; nothing else of a text matters to the patterns. */
const unescaped = (text: string): string => text.replaceAll('\\"', '"')

/** @returns the lines that a pattern fits, newest first, with the ECS service that wrote each. */
export const sdkSayings = (
  digest: LogDigest,
  settings: readonly SdkSettings[],
  pattern: RegExp,
): readonly SdkSaying[] =>
  digest.kinds.flatMap(({ message: text, stream, lastAt: at, count }) => {
    const match = pattern.exec(unescaped(text))
    if (match === null) return []
    const { service } = lineFrom({ id: '', at, stream, message: text })
    const owner = settingsOf(settings, { service, stream })?.service ?? service
    return [{ at, count, text, service: owner, found: match.slice(1).find((group) => group !== undefined) ?? '' }]
  })
