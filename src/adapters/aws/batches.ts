/** @returns the items in groups of at most `size`, in order. */
export const batches = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))

/**
 * @param bound how many calls may be under way at once
 * @returns what `call` answers for each item, in the items' order; fails as the first failing call does
 */
export const bounded = async <T, R>(
  items: readonly T[],
  bound: number,
  call: (item: T) => Promise<R>,
): Promise<R[]> => {
  const answers: R[] = []
  const rest = items.entries()
  const worker = async () => {
    for (const [index, item] of rest) answers[index] = await call(item)
  }
  await Promise.all(Array.from({ length: Math.min(bound, items.length) }, worker))
  return answers
}
