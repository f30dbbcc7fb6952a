/**
 * What ECS says of a container that took more memory than its limit.
 * Source: ECS developer guide, "OutOfMemoryError"; the second text is that of container instances.
 */
const outOfMemory = /OutOfMemory|killed due to memory usage|OOM-?killed/i

/** @returns whether a stop's text says that the container was killed for its memory. */
export const isOutOfMemory = (text: string): boolean => outOfMemory.test(text)
