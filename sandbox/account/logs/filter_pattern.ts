import { SimulationGap } from '../errors.ts'
import { columnsPattern } from './filter_columns.ts'
import { jsonPattern } from './filter_json.ts'
import { termsPattern } from './filter_terms.ts'

export type LinePattern = (message: string) => boolean

/**
 * CloudWatch Logs' filter patterns: terms, JSON in braces, columns in brackets. Regular expressions (%…%) throw.
 * Source: CloudWatch Logs user guide, "Filter pattern syntax".
 * @returns whether a message matches; throws InvalidParameterException for what is no pattern
 */
export const filterPattern = (pattern: string): LinePattern => {
  const text = pattern.trim()
  if (text === '') return () => true
  if (/(^|[\s=(])%/.test(text)) throw new SimulationGap('log filter patterns', 'regular expressions')
  if (text.startsWith('{')) return jsonPattern(text)
  if (text.startsWith('[')) return columnsPattern(text)
  return termsPattern(text)
}
