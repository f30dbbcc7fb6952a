import { commandsPage } from './commands.ts'
import { configurationPage } from './configuration.ts'
import { findingPages } from './findings.ts'

export type Document = { path: string; text: string }

/** @returns every page that is made from code, with its path from the root of the repository. */
export const documents = (): Document[] => [
  { path: 'docs/configuration.md', text: configurationPage() },
  { path: 'docs/commands.md', text: commandsPage('en') },
  { path: 'docs/commands.zh-CN.md', text: commandsPage('zh-CN') },
  ...findingPages(),
]
