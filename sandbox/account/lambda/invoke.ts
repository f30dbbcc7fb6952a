import type { InvokeCommandInput, InvokeCommandOutput } from '@aws-sdk/client-lambda'
import { CanaryEvent } from '../../../src/canary/wire.ts'
import { AwsFault, SimulationGap } from '../errors.ts'
import { operation } from '../operation.ts'
import { type Account, changed } from '../state.ts'
import { sendSimulated } from './canary.ts'

const arnOf = (account: Account, name: string): string =>
  `arn:aws:lambda:${account.region}:${account.id}:function:${name}`

/** What the SDK gives in place of bytes: bytes that can say what they hold. */
const blob = (text: string) => Object.assign(new TextEncoder().encode(text), { transformToString: () => text })

const eventOf = (payload: InvokeCommandInput['Payload']) => {
  if (!(payload instanceof Uint8Array)) throw new SimulationGap('Lambda.Invoke', 'a payload that is not bytes')
  return CanaryEvent.safeParse(JSON.parse(new TextDecoder().decode(payload)))
}

/** Every function of the simulated account is a canary. */
export const invoke = operation<InvokeCommandInput, InvokeCommandOutput>({
  members: ['FunctionName', 'Payload'],
  action: 'InvokeFunction',
  resource: ({ FunctionName = '' }, account) => arnOf(account, FunctionName),
  answer({ FunctionName = '', Payload }, { account }) {
    if (!account.functions.names.has(FunctionName)) {
      const members = { Type: 'User' }
      const message = `Function not found: ${arnOf(account, FunctionName)}`
      throw new AwsFault('ResourceNotFoundException', message, 404, members)
    }
    const event = eventOf(Payload)
    if (!event.success) {
      const broken = { errorType: 'ZodError', errorMessage: event.error.message }
      return { StatusCode: 200, FunctionError: 'Unhandled', Payload: blob(JSON.stringify(broken)) }
    }
    const { id } = event.data
    if (event.data.kind === 'send')
      return { StatusCode: 200, Payload: blob(JSON.stringify(sendSimulated(account, id))) }
    const { failed, readBackMs } = event.data
    const at = account.clock.now().getTime()
    account.functions.ends.push({ id, at, failed, ...(readBackMs !== undefined && { readBackMs }) })
    changed(account)
    return { StatusCode: 200, Payload: blob(JSON.stringify({ version: 1, id, recorded: true })) }
  },
})
