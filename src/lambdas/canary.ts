import { canaryConfig } from '../canary/config.ts'
import { canaryHandler } from '../canary/handler.ts'

const answer = canaryHandler(canaryConfig(process.env), {
  write: (line) => void process.stdout.write(`${line}\n`),
  now: () => new Date(),
})

/** Invoked by the worker. Its role may do nothing but write its own log: it reads nothing back. */
export const handler = (event: unknown): ReturnType<typeof answer> => answer(event)
