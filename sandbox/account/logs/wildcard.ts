/** @returns whether the text matches a pattern in which * stands for any characters. */
export const wildcard = (pattern: string): ((text: string) => boolean) => {
  if (!pattern.includes('*')) return (text) => text === pattern
  const source = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const expression = new RegExp(`^${source.join('.*')}$`, 's')
  return (text) => expression.test(text)
}

/**
 * @param sign =, !=, <, >, <= or >=
 * @returns how a value (undefined when absent) compares with what the pattern says; numbers as numbers, else as texts
 */
export const comparison = (sign: string, wanted: string, quoted: boolean): ((value: unknown) => boolean) => {
  const number = !quoted && /^-?\d+(\.\d+)?$/.test(wanted) ? Number(wanted) : undefined
  const matches = wildcard(wanted)
  const equal = (value: unknown): boolean =>
    number === undefined
      ? (typeof value === 'string' || typeof value === 'number') && matches(String(value))
      : value === number
  if (sign === '=') return equal
  if (sign === '!=') return (value) => value !== undefined && !equal(value)
  return (value) => {
    if (typeof value !== 'number' || number === undefined) return false
    if (sign === '>') return value > number
    if (sign === '<') return value < number
    return sign === '>=' ? value >= number : value <= number
  }
}
