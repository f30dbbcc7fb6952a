import { accountPorts } from '../adapters/aws/account.ts'
import { type Clients, makeClients } from '../adapters/aws/clients.ts'
import { credentialsOf } from '../adapters/aws/credentials.ts'
import type { Environment } from '../config.ts'
import type { AccountPorts, Clock } from '../ports.ts'

/** Hooks by which the sandbox puts its simulated account behind the real SDK clients. */
export type ClientHooks = {
  prepare?: (client: object) => void
  credentials?: Parameters<typeof makeClients>[0]['credentials']
  stsPlugins?: Parameters<typeof credentialsOf>[0]['plugins']
}

/**
 * @param hooks what is attached to each client; none outside the sandbox
 * @returns the ports of an environment's account; clients and assumed credentials are kept for all later calls
 */
export const makeAccounts = ({ now, hooks = {} }: { now: Clock; hooks?: ClientHooks }) => {
  const made = new Map<string, Clients>()
  const clientsOf = (environment: Environment): Clients => {
    const known = made.get(environment.name)
    if (known !== undefined) return known
    const { region, readRole, externalId } = environment
    const assumed = credentialsOf({
      readRole,
      externalId,
      region,
      now,
      base: hooks.credentials,
      plugins: hooks.stsPlugins,
    })
    const credentials = assumed ?? hooks.credentials
    const clients = makeClients({
      region,
      ...(credentials !== undefined && { credentials }),
      ...(hooks.prepare !== undefined && { prepare: hooks.prepare }),
    })
    made.set(environment.name, clients)
    return clients
  }
  return (environment: Environment, signal: AbortSignal): AccountPorts =>
    accountPorts(clientsOf(environment), { cluster: environment.cluster, signal })
}
