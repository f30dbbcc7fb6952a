/** @returns the items with their places as keys: for lists whose items are never moved. */
export const numbered = <T>(items: readonly T[]): { key: string; item: T; first: boolean }[] =>
  items.map((item, index) => ({ key: String(index), item, first: index === 0 }))
