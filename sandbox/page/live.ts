import { useCallback, useEffect, useState } from 'react'
import type * as z from 'zod'
import { read } from './server.ts'
import { type Command, Commands, type Message, Messages, State, Workspace } from './wire.ts'

type Topic = 'messages' | 'state'

/** @returns what an address answers, asked again whenever the server says that the topic has changed. */
const useAnswer = <T>(path: string, schema: z.ZodType<T>, changes: EventSource | undefined, topic?: Topic) => {
  const [value, setValue] = useState<T>()
  const refresh = useCallback(() => {
    read(path, schema).then(setValue, () => undefined)
  }, [path, schema])
  useEffect(refresh, [refresh])
  useEffect(() => {
    if (topic === undefined || changes === undefined) return
    changes.addEventListener(topic, refresh)
    changes.addEventListener('open', refresh)
    return () => {
      changes.removeEventListener(topic, refresh)
      changes.removeEventListener('open', refresh)
    }
  }, [changes, refresh, topic])
  return value
}

/** One stream of changes for the page. @returns it, and whether the server is there */
const useChanges = (): { changes: EventSource | undefined; online: boolean } => {
  const [changes, setChanges] = useState<EventSource>()
  const [online, setOnline] = useState(true)
  useEffect(() => {
    const source = new EventSource('/sandbox/events')
    source.onopen = () => setOnline(true)
    source.onerror = () => setOnline(false)
    setChanges(source)
    return () => source.close()
  }, [])
  return { changes, online }
}

export type Live = {
  workspace: Workspace | undefined
  messages: readonly Message[]
  state: State | undefined
  commands: readonly Command[]
  online: boolean
}

/** @returns the sandbox as it is now, always fresh; command summaries in the language of the locale. */
export const useLive = (locale: string): Live => {
  const { changes, online } = useChanges()
  const workspace = useAnswer('/sandbox/workspace', Workspace, changes)
  const messages = useAnswer('/sandbox/messages', Messages, changes, 'messages')
  const state = useAnswer('/sandbox/state', State, changes, 'state')
  const commands = useAnswer(`/sandbox/commands?locale=${encodeURIComponent(locale)}`, Commands, changes)
  return { workspace, messages: messages?.messages ?? [], state, commands: commands?.commands ?? [], online }
}
