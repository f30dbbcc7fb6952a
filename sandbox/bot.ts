import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Language } from '../src/words/words.ts'

/** What completion offers: one command with its usage. */
export type CommandEntry = { name: string; usage: string; summary: string }

/** A service's tasks. */
type TaskCount = { name: string; running: number; wanted: number }

/** What the side panel shows of one environment: the truth of the simulated account, not what the bot may read. */
export type EnvironmentView = {
  name: string
  account: string
  region: string
  channel?: string
  collector?: TaskCount
  services: readonly TaskCount[]
  alarms: readonly { name: string; state: 'ok' | 'alarm' | 'insufficient_data' }[]
}

/** The bot as the sandbox's server drives it, with the account that it looks at. */
export type Bot = {
  /** The handler behind API Gateway. */
  api: (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>
  /** Takes what waits in the queues to the worker, until nothing is due. @returns how many jobs were taken */
  work: () => Promise<number>
  environments: () => Promise<readonly EnvironmentView[]>
  faults: { all: readonly string[]; on: () => readonly string[] }
  /** Rebuilds the account from its seed with these faults; throws a `RangeError` for a name that is none. */
  breakWith: (names: readonly string[]) => void
  commands: (language: Language) => readonly CommandEntry[]
}
