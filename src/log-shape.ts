/** What differs between two lines of the same kind: times, ids, addresses, amounts. Status codes and ports stay. */
const varying: readonly [RegExp, string][] = [
  [/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>'],
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, '<id>'],
  [/\b1-[0-9a-f]{8}-[0-9a-f]{24}\b/gi, '<id>'],
  [/\b(?=[0-9a-f]*\d)[0-9a-f]{12,}\b/gi, '<id>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '<address>'],
  [/\b\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h)\b/g, '<duration>'],
  [/\b\d+\.\d+\b/g, '<number>'],
  [/(":\s*)-?\d+(?=[,}\s])/g, '$1<number>'],
  [/\b\d{6,}\b/g, '<number>'],
]

/** Characters of a line that tell its kind; what follows is a stack trace or a payload. */
const telling = 600

/** @returns the line without what varies from one to the next, so that lines of one kind are equal. */
export const shapeOf = (message: string): string =>
  varying.reduce((text, [pattern, name]) => text.replace(pattern, name), message.slice(0, telling))
