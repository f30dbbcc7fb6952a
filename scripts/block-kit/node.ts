/** A part of a JSON Schema. */
export type Node = { [key: string]: unknown }

/** @returns whether the value is an object that is not an array. */
export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
