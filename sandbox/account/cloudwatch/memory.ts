import { roll } from '../chance.ts'
import { minute as minuteMs } from '../clock.ts'
import { during } from '../conditions.ts'
import type { Account } from '../state.ts'

/** A collector of this size rests at 110 to 150 MB and some more under load; pressure takes it to 93 % in four minutes. */
const rest = 0.17
const pressed = 0.93
const climb = 4 * minuteMs

/** @returns the share (0 to 1) of its memory that a collector task uses in a minute. */
export const memoryShare = (account: Account, minute: number, task: number): number => {
  const noise = 0.03 * roll(account.seed, minute, task, 'collector memory')
  const pressure = during(account, 'memory_pressure', minute * minuteMs)
  if (pressure === undefined) return rest + noise
  const progress = Math.min(1, (minute * minuteMs - pressure.since.getTime()) / climb)
  const top = pressure.reaches ?? pressed
  return Math.min(0.97, rest + (top - rest) * progress + noise)
}
