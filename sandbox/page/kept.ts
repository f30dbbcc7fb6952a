import { useState } from 'react'

const recall = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    // A browser may forbid storage; then the choice lasts as long as the page.
    return undefined
  }
}

/** @returns a choice that survives a reload, and how to change it. */
export const useKept = (key: string, standard: string): [string, (value: string) => void] => {
  const [value, setValue] = useState(() => recall(key) ?? standard)
  const keep = (next: string) => {
    setValue(next)
    try {
      localStorage.setItem(key, next)
    } catch {
      // As above.
    }
  }
  return [value, keep]
}
