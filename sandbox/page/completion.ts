import type { Command } from './wire.ts'

export type Choice = { insert: string; usage: string; summary: string }

/**
 * @param text what stands in the composer
 * @param opening what a line begins with here: `/otel` in a channel, `@otel` in a thread
 * @returns the commands that the text could become; empty once a command is complete and arguments follow
 */
export const choicesFor = (text: string, commands: readonly Command[], opening: string): Choice[] => {
  const typed = text.trimStart().toLowerCase()
  if (typed === '' || typed[0] !== opening[0]) return []
  return commands
    .map(({ name, usage, summary }) => ({
      insert: `${opening} ${name}`,
      usage: usage.replace('/otel', opening),
      summary,
    }))
    .filter(({ insert }) => insert.startsWith(typed))
}

/** @returns which choice Enter takes: none while the line is already whole by itself. */
export const firstActive = (text: string, choices: readonly Choice[], opening: string): number => {
  const typed = text.trim().toLowerCase()
  const whole = typed === opening || choices.some(({ insert }) => insert === typed)
  return whole || choices.length === 0 ? -1 : 0
}
