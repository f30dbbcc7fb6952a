import { createContext, useContext } from 'react'
import type { SandboxWords } from '../words.ts'
import type { Message, Person, Workspace } from './wire.ts'

/** Who looks at the page, and what every part of it needs for that. */
export type View = {
  words: SandboxWords
  person: Person
  workspace: Workspace
  openThread: (ts: string) => void
  press: (message: Message, block: string, action: string) => void
  shortcut: (message: Message, callback: string) => void
  write: (text: string, thread?: string) => void
}

export const ViewContext = createContext<View | undefined>(undefined)

/** @returns the view of whoever looks; every component stands below its provider. */
export const useView = (): View => {
  const view = useContext(ViewContext)
  if (view === undefined) throw new Error('no view around this component')
  return view
}

/** @returns what that person is called in the language of whoever looks. */
export const nameOf = (user: string, { words, workspace }: Pick<View, 'words' | 'workspace'>): string => {
  if (user === 'USLACKBOT') return words.slackbot
  const roles: Record<string, string> = words.roles
  return roles[user] ?? workspace.people.find(({ id }) => id === user)?.name ?? user
}
