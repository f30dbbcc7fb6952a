import { type Config, channelsOf } from '../config.ts'
import type { Rich } from '../rich.ts'
import type { Words } from '../words/words.ts'

/** @returns the channels in which anything may be asked. */
export const openChannels = ({ environments }: Pick<Config, 'environments'>): string[] => [
  ...new Set(environments.flatMap(channelsOf)),
]

/** @returns why nothing may be asked in a channel, with what to do, or undefined when something may. */
export const closedBecause = (
  channel: string,
  config: Pick<Config, 'environments'>,
  { front }: Pick<Words, 'front'>,
): Rich | undefined => {
  const open = openChannels(config)
  if (channel.startsWith('D')) return front.noDirectMessages(open)
  return open.includes(channel) ? undefined : front.wrongChannel(open)
}
