import { distance } from 'fastest-levenshtein'

/** @returns the candidate that a person most likely meant, at most two letters away; undefined when none is near. */
export const closest = (word: string, candidates: readonly string[]): string | undefined => {
  const near = candidates
    .map((candidate) => ({ candidate, away: distance(word.toLowerCase(), candidate) }))
    .filter(({ candidate, away }) => away <= Math.min(2, candidate.length - 2))
  return near.sort((one, other) => one.away - other.away)[0]?.candidate
}
