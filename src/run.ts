import type { Card } from './card.ts'
import type { Surroundings, ViewContext } from './commands/command.ts'
import { commands } from './commands/index.ts'
import type { Gathered } from './diagnosis/gather.ts'
import type { RunPlan } from './dispatch.ts'
import type { AccountPorts } from './ports.ts'
import { type Outcome, outcomeOf } from './result.ts'
import { plain } from './rich.ts'
import { failureCard } from './views/failure.ts'

/** What running a plan gives: a card to draw, the same as JSON, and when looking again is worth while. */
export type Answer = {
  outcome: Outcome
  card: Card
  json: Record<string, unknown>
  settleSeconds?: number
  /** The facts that were judged, where the command judges facts. */
  facts?: Gathered
}

export type RunContext = Omit<Surroundings, 'environment'> & { ports: AccountPorts }

/**
 * Runs what was planned. What AWS refuses is part of the answer; only bugs throw.
 * @returns the answer in every form that a front door may show
 */
export const run = async (planned: RunPlan, { ports, ...context }: RunContext): Promise<Answer> => {
  const { environment, line, args } = planned
  const { words } = context
  const command = commands.find(({ name }) => name === planned.command)
  if (command === undefined) throw new Error(`no command ${planned.command}`)
  const result = await command.run(args, ports, { ...context, environment })
  const now = context.now()
  const outcome = outcomeOf(result)
  const view: ViewContext = { environment, words, now, line, commands: planned.commands }
  const card = result.ok ? command.view(result.value, view) : failureCard(result)
  const envelope = {
    schemaVersion: 1,
    command: planned.command,
    environment: environment.name,
    at: now.toISOString(),
    outcome,
    answer: plain(card.headline),
  }
  if (!result.ok) return { outcome, card, json: { ...envelope, reason: result.reason } }
  const settlesAt: Date | undefined = command.settlesAt?.(result.value)
  return {
    outcome,
    card,
    json: { ...envelope, ...command.json(result.value, view) },
    ...(settlesAt !== undefined && { settleSeconds: Math.ceil((settlesAt.getTime() - now.getTime()) / 1000) }),
    ...(command.facts !== undefined && { facts: command.facts(result.value) }),
  }
}
