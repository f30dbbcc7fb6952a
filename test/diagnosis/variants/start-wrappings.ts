import type { Variant } from './variant.ts'

/** An error as cobra prints it: each of its lines is an event of its own. */
const plain = (error: string): string[] => `Error: ${error}`.split('\n').filter((line) => line !== '')

/** As ADOT prints it: first what it always says, then the error twice. */
const adot = (error: string): string[] => [
  '2026/11/22 16:08:59 ADOT Collector version: v0.49.0',
  '2026/11/22 16:08:59 found no extra config, skip it, err: open /opt/aws/aws-otel-collector/etc/extracfg.txt: no such file or directory',
  ...plain(error),
  ...`2026/11/22 16:08:59 application run finished with error: ${error}`.split('\n').filter((line) => line !== ''),
]

/** As contrib of some years ago printed it, in one event. */
const oneEvent = (error: string): string[] => [`2023/03/28 10:56:11 collector server run finished with error: ${error}`]

/** As a logger in JSON writes it that stands already. */
const inJson = (error: string): string[] => [
  JSON.stringify({
    level: 'error',
    ts: '2026-11-22T16:08:59.544Z',
    msg: 'error found during service initialization',
    error,
  }),
]

/** @returns an error of a start in the ways in which collectors say it: all four, or the two oddest for another wording. */
export const wrapped = (error: string, what?: string): Variant[] => {
  const odd = { 'by ADOT': adot, 'in one event': oneEvent }
  const ways = what === undefined ? { plain, ...odd, 'in JSON': inJson } : odd
  return Object.entries(ways).map(([name, lines]) => ({
    name: what === undefined ? name : `${what}, ${name}`,
    collector: lines(error),
    confidence: 'confirmed',
  }))
}

/** @returns one error, in one way only. */
export const also = (name: string, ...collector: string[]): Variant => ({ name, collector, confidence: 'confirmed' })

const unmarshal = 'failed to get config: cannot unmarshal the configuration:'

/** @returns an error of decoding in the words of v0.96 and later. */
export const decoded = (section: string, ...lines: string[]): string =>
  [
    `${unmarshal} decoding failed due to the following error(s):`,
    '',
    `'${section}' ${lines[0]}`,
    '',
    ...lines.slice(1),
  ].join('\n')

/** @returns the same in the words of v0.36 to v0.95. */
export const decodedBefore = (section: string, ...lines: string[]): string =>
  [
    `${unmarshal} 1 error(s) decoding:`,
    '',
    `* error decoding '${section}': ${lines[0]}`,
    ...lines.slice(1).flatMap((line) => ['', `* ${line}`]),
  ].join('\n')
