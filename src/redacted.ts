import { redact } from './slack/redact.ts'

const secretKey = /secret|token|passw|api_?key|authorization|credential|headers/i

/**
 * @returns a copy of JSON-like outside data in which every string is redacted, and every string under a key that
 * names a secret is replaced; dates and numbers stay
 */
export const redacted = (value: unknown, key = ''): unknown => {
  if (typeof value === 'string') return secretKey.test(key) && value !== '' ? '[redacted]' : redact(value)
  if (Array.isArray(value)) return value.map((each) => redacted(each, key))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, redacted(each, name)]))
}
