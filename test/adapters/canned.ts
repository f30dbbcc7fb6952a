import { type Clients, makeClients } from '../../src/adapters/aws/clients.ts'

/** What a client is answered with, by command: the output, or an error that is thrown. */
export type Answers = Record<string, (input: Record<string, unknown>, call: number) => unknown>

type Middleware = (
  next: unknown,
  context: { commandName?: string },
) => (args: { input: object }) => Promise<{ output: object; response: object }>
type Stack = { add(middleware: Middleware, options: { step: 'initialize'; priority: 'high' }): void }

const hasStack = (client: object): client is { middlewareStack: Stack } => 'middlewareStack' in client

/** Returns the middleware that answers commands from the table, and the calls that it has seen. */
export const cannedMiddleware = (answers: Answers) => {
  const calls: { command: string; input: Record<string, unknown> }[] = []
  const middleware: Middleware = (_next, context) => async (args) => {
    const command = (context.commandName ?? '').replace(/Command$/, '')
    const input = { ...args.input } as Record<string, unknown>
    const answer = answers[command]
    if (answer === undefined) throw new Error(`${command} was not expected`)
    calls.push({ command, input })
    const output = answer(input, calls.filter((call) => call.command === command).length)
    if (output instanceof Error) throw output
    return { output: output as object, response: {} }
  }
  return { calls, middleware }
}

/** Returns clients whose calls never leave the process. */
export const canned = (answers: Answers) => {
  const { calls, middleware } = cannedMiddleware(answers)
  const clients: Clients = makeClients({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
    prepare: (client) =>
      hasStack(client) && client.middlewareStack.add(middleware, { step: 'initialize', priority: 'high' }),
  })
  return { clients, calls }
}

export const signal = new AbortController().signal
