import { setTimeout } from 'node:timers/promises'
import { uuid } from './chance.ts'
import { AwsFault, SimulationGap } from './errors.ts'
import { decide } from './iam/policy.ts'
import type { AnyOperation, Call, Caller } from './operation.ts'
import { services } from './operations.ts'
import { sdkError } from './sdk_errors.ts'
import type { Service } from './service.ts'
import type { World } from './world.ts'

export type Context = { clientName?: string; commandName?: string }

const callerOf = (world: World, service: Service, accessKeyId: string): Caller => {
  const key = world.keys.get(accessKeyId)
  if (key === undefined) {
    throw new AwsFault(
      service.unknownKey.name,
      'The security token included in the request is invalid.',
      service.unknownKey.status,
    )
  }
  if (key.expires !== undefined && key.expires <= world.clock.now()) {
    throw new AwsFault('ExpiredTokenException', 'The security token included in the request is expired', 403)
  }
  return key
}

/** Services whose answer does not depend on the region that was asked. */
const regionless = new Set(['sts', 'iam'])

const accountOf = (world: World, service: Service, caller: Caller, region: string) => {
  const account = world.accounts.find(({ id }) => id === caller.accountId)
  if (account === undefined) throw new SimulationGap('the sandbox', `the account ${caller.accountId}`)
  if (account.region !== region && !regionless.has(service.name))
    throw new SimulationGap(`account ${account.id}`, `the region ${region}`)
  return account
}

const permitted = (service: Service, name: string, operation: AnyOperation, input: object, call: Call): void => {
  if (service.name === 'sts' && name === 'GetCallerIdentity') return
  const { account, caller, region } = call
  const action = `${service.actions}:${operation.action ?? name}`
  const resource = operation.resource?.(input, account) ?? '*'
  const decision = decide(account.roles.get(caller.role)?.statements ?? [], { action, resource, region })
  if (decision === 'allowed') return
  const where = resource === '*' ? '' : ` on resource: ${resource}`
  const why =
    decision === 'explicitDeny'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`
  const message = `User: ${caller.arn} is not authorized to perform: ${action}${where} ${why}`
  const prefix = service.name === 'ec2' ? 'You are not authorized to perform this operation. ' : ''
  throw new AwsFault(service.denied.name, `${prefix}${message}`, service.denied.status)
}

const injected = (world: World, service: Service, name: string): void => {
  const failure = world.failures.find(
    (one) => one.left > 0 && one.service === service.name && (one.operation === name || one.operation === '*'),
  )
  if (failure === undefined) return
  failure.left--
  throw new AwsFault(failure.error, failure.message, failure.status)
}

const checkMembers = (where: string, operation: AnyOperation, input: object): void => {
  const unknown = Object.entries(input).find(
    ([member, value]) => value !== undefined && !operation.members.includes(member),
  )
  if (unknown !== undefined) throw new SimulationGap(where, `the input member ${unknown[0]}`)
}

/** Asked only when a call is made, as the SDK does. */
export type Origin = () => Promise<{ accessKeyId: string; region: string }>

/**
 * @param origin whose key and which region the call carries
 * @returns the answer to a command, with `$metadata`; throws the client's own error classes, or a SimulationGap
 */
export const answered = async (origin: Origin, world: World, context: Context, input: object): Promise<object> => {
  const { clientName = '', commandName = '' } = context
  const service = services[clientName]
  const operation = service?.operations[commandName]
  const name = commandName.replace(/Command$/, '')
  if (service === undefined || operation === undefined) throw new SimulationGap(clientName, `the operation ${name}`)
  checkMembers(`${service.name}.${name}`, operation, input)
  const { accessKeyId, region } = await origin()
  const entry = {
    service: service.name,
    operation: name,
    at: world.clock.now(),
    durationMs: world.latency,
    accountId: '',
    region,
    failed: '',
  }
  const number = world.calls.push(entry)
  try {
    if (world.latency > 0) await setTimeout(world.latency)
    injected(world, service, name)
    const caller = callerOf(world, service, accessKeyId)
    entry.accountId = caller.accountId
    const call = { account: accountOf(world, service, caller, region), world, caller, region }
    permitted(service, name, operation, input, call)
    const output = operation.answer(input, call)
    return {
      ...output,
      $metadata: { httpStatusCode: 200, requestId: uuid(clientName, name, number), attempts: 1, totalRetryDelay: 0 },
    }
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error
    entry.failed = error.name
    throw await sdkError(clientName, error, number)
  }
}
