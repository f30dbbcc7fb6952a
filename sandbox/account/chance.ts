/** Chance without state: the same seed and keys always give the same number, so telemetry is a function of time. */

const mix = (value: number): number => {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const absorb = (state: number, key: number | string): number => {
  if (typeof key === 'string') {
    let h = state
    for (let index = 0; index < key.length; index++) h = Math.imul(h ^ key.charCodeAt(index), 0x01000193)
    return mix(h)
  }
  return mix(mix(state ^ Math.floor(key / 0x100000000)) ^ (key | 0) ^ 0x9e3779b9)
}

/** @returns a 32 bit number for the keys. */
export const hash = (...keys: readonly (number | string)[]): number => keys.reduce<number>(absorb, 0x811c9dc5)

/** @returns a number from 0 up to but not including 1 for the keys. */
export const roll = (...keys: readonly (number | string)[]): number => hash(...keys) / 0x100000000

/** @returns that many hexadecimal digits for the keys. */
export const hex = (digits: number, ...keys: readonly (number | string)[]): string => {
  let text = ''
  for (let part = 0; text.length < digits; part++)
    text += hash(...keys, part)
      .toString(16)
      .padStart(8, '0')
  return text.slice(0, digits)
}

/** @returns an identifier in the form of a UUID for the keys. */
export const uuid = (...keys: readonly (number | string)[]): string => {
  const text = hex(32, ...keys)
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-a${text.slice(17, 20)}-${text.slice(20)}`
}

/** @returns a function that gives one number from 0 up to but not including 1 after the other (mulberry32). */
export const sequence = (start: number): (() => number) => {
  let state = start | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 0x100000000
  }
}

/** @returns a normally distributed number (mean 0, deviation 1) from the sequence, by Box and Muller. */
export const bell = (next: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
