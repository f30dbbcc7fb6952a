import type * as z from 'zod'
import type { Card } from '../card.ts'
import type { Environment } from '../config.ts'
import type { Gathered } from '../diagnosis/gather.ts'
import type { Good } from '../good.ts'
import type { AccountPorts, Clock } from '../ports.ts'
import type { CanaryRun } from '../reads/canary.ts'
import type { Result } from '../result.ts'
import type { Words } from '../words/words.ts'

/** One canary between looks. Losing it means that another is sent. */
export type CanaryMemory = { recall(): Promise<CanaryRun | undefined>; keep(run: CanaryRun): Promise<void> }

/** What a command knows about its surroundings besides its arguments and ports. */
export type Surroundings = {
  environment: Environment
  words: Words
  now: Clock
  /** Aborts when the command's time is up; what was found until then is still answered. */
  signal: AbortSignal
  /** How much of a log line may be shown. */
  logContent: 'full' | 'keys' | 'links'
  /** Facts from a file, instead of asking AWS (`--facts`). */
  saved?: Gathered | undefined
  /** How environments stood when verify was last green; absent where nothing is kept. */
  good?: Good | undefined
  /** Where a canary is remembered between two looks; without it each run sends its own. */
  canary?: CanaryMemory | undefined
  /** Called with what is being done, for a person who waits. */
  progress(text: string): void
}

export type ViewContext = {
  environment: Environment
  words: Words
  now: Date
  /** The line that was asked, for buttons that ask it again. */
  line: string
  /** Show the command that reproduces each piece of evidence. */
  commands: boolean
}

/** The commands that read an environment. `help` is not among them: it is answered from the definitions alone. */
export type CommandName = 'alarms' | 'logs' | 'metrics' | 'status' | 'traces' | 'troubleshoot' | 'verify'

/** One whole command in one file. What changes something says so in `access` and asks first. */
export type Command<A extends z.ZodObject = z.ZodObject, V = unknown> = {
  name: CommandName
  access: 'read'
  /** Describes the arguments; parsing, help and completion are derived from it. */
  args: A
  /** What a person reads while waiting. */
  doing(words: Words, environment: string, args: z.infer<A>): string
  /** What the JSON answer holds besides the envelope. */
  answer: z.ZodObject
  run(args: z.infer<A>, ports: AccountPorts, surroundings: Surroundings): Promise<Result<V>>
  view(value: V, context: ViewContext): Card
  /** The value as `answer` describes it. */
  json(value: V, context: ViewContext): Record<string, unknown>
  /** The facts that were judged, for `--save`. */
  facts?(value: V): Gathered
  /** When looking again is worth while, if something was only settling. */
  settlesAt?(value: V): Date | undefined
}

/** A command whose argument and value types no longer matter to who holds it. */
// biome-ignore lint/suspicious/noExplicitAny: the list of commands is heterogeneous; each entry was checked by defineCommand
export type AnyCommand = Command<any, any>

/** @returns the definition itself, its parts checked against each other. */
export const defineCommand = <A extends z.ZodObject, V>(command: Command<A, V>): Command<A, V> => command
