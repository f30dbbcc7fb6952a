import { useKept } from './kept.ts'
import type { Workspace } from './wire.ts'

/** Who looks, and at which channel; a channel that the person is not in is left for the first that they are in. */
export const useWhere = (workspace: Workspace | undefined) => {
  const [personId, setPerson] = useKept('person', 'U0DEVELOPER')
  const [channelId, setChannel] = useKept('channel', 'C0OTELPROD')
  const people = workspace?.people.filter(({ bot }) => !bot) ?? []
  const person = people.find(({ id }) => id === personId) ?? people[0]
  const channels =
    workspace?.channels.filter(({ members }) => person !== undefined && members.includes(person.id)) ?? []
  const channel = channels.find(({ id }) => id === channelId) ?? channels[0]
  return { person, setPerson, channels, channel, setChannel }
}
