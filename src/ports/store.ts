/** The bot's own table. Every write is conditional where two writers can meet. */
export type Store = {
  /** Claims a key once. Returns false when it was claimed before and has not expired. */
  claim(key: string, ttlSeconds: number): Promise<boolean>
  /** Keeps a small value (under 300 KB) for a time, replacing what was there. */
  keep(key: string, value: string, ttlSeconds: number): Promise<void>
  /** The value, or undefined when there is none or it has expired. */
  recall(key: string): Promise<string | undefined>
}
