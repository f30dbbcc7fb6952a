/** Virtual time: nothing in the sandbox reads the wall clock, so that one seed and one time give one answer. */
export type Clock = {
  now(): Date
  /** Moves time on by so many milliseconds. */
  advance(ms: number): void
  /** Sets the time. */
  at(date: Date): void
}

/** @returns a clock that stands at `start` until somebody moves it. */
export const makeClock = (start: Date): Clock => {
  let time = start.getTime()
  return {
    now: () => new Date(time),
    advance: (ms) => {
      time += ms
    },
    at: (date) => {
      time = date.getTime()
    },
  }
}

export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour
