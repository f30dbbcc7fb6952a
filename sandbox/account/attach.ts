import { answered, type Context, type Origin } from './answer.ts'
import { SimulationGap } from './errors.ts'
import type { World } from './world.ts'

type Handler = (args: { input: object }) => Promise<{ output: object; response: object }>
type Middleware = (next: unknown, context: Context) => Handler
type Stack = {
  add(middleware: Middleware, options: { step: 'initialize'; priority: 'high'; name: string; override: true }): void
}
type Send = (
  command: unknown,
  options?: { abortSignal?: AbortSignal } | ((...answer: unknown[]) => void),
  done?: unknown,
) => unknown

/** What all clients of the SDK have in common, as far as the sandbox touches it. */
type SdkClient = {
  config: { credentials(): Promise<{ accessKeyId: string }>; region(): Promise<string> }
  middlewareStack: Stack
  send: Send
}

const isSdkClient = (client: object): client is SdkClient => 'middlewareStack' in client && 'config' in client

const aborted = (): Error => Object.assign(new Error('Request aborted'), { name: 'AbortError' })

/** Middleware never sees the options of `send`, so an abort is honoured around it. */
const abortable = async (signal: AbortSignal, ask: () => unknown): Promise<unknown> => {
  if (signal.aborted) throw aborted()
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = () => reject(aborted())
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([ask(), promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

const addTo = (stack: Stack, world: World, origin: Origin): void =>
  stack.add(
    (_next, context) =>
      async ({ input }) => ({ output: await answered(origin, world, context, input), response: {} }),
    { step: 'initialize', priority: 'high', name: 'simulatedAccount', override: true },
  )

/**
 * Makes a client of the AWS SDK answer from the world, at the `initialize` step: paginators, waiters and error classes
 * stay the SDK's own; nothing is serialised or sent. Errors are not retried, since that happens in a later step.
 * @returns the same client
 */
export const attach = <C extends object>(client: C, world: World): C => {
  if (!isSdkClient(client)) throw new SimulationGap('the sandbox', 'this kind of client')
  const sdk: SdkClient = client
  addTo(sdk.middlewareStack, world, async () => ({
    ...(await sdk.config.credentials()),
    region: await sdk.config.region(),
  }))
  const send = sdk.send.bind(sdk)
  sdk.send = (command, options, done) => {
    if (typeof options !== 'object' || options.abortSignal === undefined) return send(command, options, done)
    const { abortSignal } = options
    return abortable(abortSignal, () => send(command, options, done))
  }
  return client
}

/**
 * For clients that the SDK makes itself, such as the STS client behind `fromTemporaryCredentials`.
 * @param credentials whose calls they are; the bot's own when absent
 * @returns a plugin for `clientPlugins`
 */
export const simulatedPlugin = (
  world: World,
  credentials: { accessKeyId: string } = world.credentials,
): { applyToStack(stack: Stack): void } => ({
  applyToStack: (stack) =>
    addTo(stack, world, async () => ({ accessKeyId: credentials.accessKeyId, region: world.production.region })),
})
