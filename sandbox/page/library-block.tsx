import type { ComponentProps } from 'react'
import { Message as SlackBlocks } from 'slack-blocks-to-jsx'
import { formatted } from './time.ts'
import { nameOf, useView } from './view.ts'
import type { Block } from './wire.ts'

type Hooks = NonNullable<ComponentProps<typeof SlackBlocks>['hooks']>
type LibraryBlocks = ComponentProps<typeof SlackBlocks>['blocks']

/** How dates, people and channels are drawn: for the reader, from the workspace. */
const useHooks = (): Hooks => {
  const view = useView()
  const { person, workspace } = view
  return {
    date: ({ timestamp, format, fallback }) => {
      const at = new Date(Number(timestamp) * 1000)
      return <time dateTime={at.toISOString()}>{formatted(at, format, fallback, person)}</time>
    },
    user: ({ id }) => <span className="mention">@{nameOf(id, view)}</span>,
    channel: ({ id }) => (
      <span className="mention">#{workspace.channels.find((channel) => channel.id === id)?.name ?? id}</span>
    ),
  }
}

/** One block drawn by the library. It has been validated by the simulated Slack, which knows the same types. */
export const LibraryBlock = ({ block }: { block: Block }) => {
  const hooks = useHooks()
  const { person } = useView()
  // The library keeps the hooks that it was first given, so another reader needs another instance.
  return (
    <SlackBlocks
      key={person.id}
      blocks={[block] as unknown as LibraryBlocks}
      hooks={hooks}
      theme="light"
      name=""
      logo=""
      withoutWrapper
    />
  )
}
