import type { Config, Environment } from '../config.ts'
import type { People, Person } from '../ports.ts'
import type { Request } from '../request.ts'
import type { Rich } from '../rich.ts'
import { closedBecause } from '../slack/channels.ts'
import type { Words } from '../words/words.ts'

/** Why somebody may not read, in the words that they see. */
export type Refused = string | Rich | undefined

type Judged = { request: Request; config: Config; words: Words }

const personRefused = (person: Person, { request, config, words }: Judged): Refused => {
  const { front } = words
  if (person.deleted) return front.gone
  if (person.bot) return front.bot
  if (person.stranger) return front.stranger
  if (person.guest) return front.guest
  const ours = [request.workspace, ...(config.SLACK_TEAM_ID ?? []), config.SLACK_ENTERPRISE_ID]
  const own = request.userWorkspace === undefined || ours.includes(request.userWorkspace)
  return ours.includes(person.workspace) && own ? undefined : front.stranger
}

/**
 * @returns why this person may not ask here, or undefined when they may. Fails with `PortError` when Slack does not say:
 * callers refuse then.
 */
export const refusedHere = async (person: Person, people: People, judged: Judged): Promise<Refused> => {
  const { request, config, words } = judged
  const closed = closedBecause(request.channel, config, words) ?? personRefused(person, judged)
  if (closed !== undefined) return closed
  const [channel, isMember] = await Promise.all([
    people.channel(request.channel),
    people.inChannel(request.channel, request.user),
  ])
  if (channel.external) return words.front.externalChannel
  if (channel.archived) return words.front.archivedChannel
  return isMember ? undefined : words.front.notInChannel
}

/** @returns why this person may not read this environment: it asks for a user group, and they are in none of them. */
export const refusedGroup = async (
  { name, readerGroups }: Pick<Environment, 'name' | 'readerGroups'>,
  people: People,
  { request, words }: Pick<Judged, 'request' | 'words'>,
): Promise<Refused> => {
  if (readerGroups.length === 0) return undefined
  const memberships = await Promise.all(readerGroups.map((group) => people.inGroup(group, request.user)))
  return memberships.some(Boolean) ? undefined : words.front.notInGroup(name, readerGroups)
}
