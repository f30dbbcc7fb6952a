import { configParameter, type HealthyConfig, healthyConfig } from '../account/healthy/collector_config.ts'
import type { Account } from '../account/state.ts'
import { ago } from './fault.ts'
import { nextCollector } from './revisions.ts'
import { rollOut } from './roll_out.ts'

/** A configuration may be broken in any way. */
export type AnyConfig = HealthyConfig & Record<string, unknown>

/** Stores a text as the collector's configuration at a time; tasks read it when they start. */
export const storeConfig = (account: Account, value: string, at: Date): void => {
  const parameter = account.parameters.get(configParameter(account))
  if (parameter === undefined) throw new RangeError('the account has no collector configuration')
  Object.assign(parameter, { value, version: parameter.version + 1, modifiedAt: at })
}

/**
 * Changes the collector's configuration and rolls it out, as Terraform would: new parameter version, new hash, new revision.
 * @param change gets a fresh copy of the healthy configuration to break
 * @returns when the last task with the new configuration runs
 */
export const changeConfig = (account: Account, change: (config: AnyConfig) => void, at: Date = ago(account)): Date => {
  const stored = account.parameters.get(configParameter(account))?.value
  const config: AnyConfig = structuredClone(stored === undefined ? healthyConfig(account) : JSON.parse(stored))
  change(config)
  storeConfig(account, JSON.stringify(config), at)
  return rollOut(account, account.environment.collectorService, { at, definition: nextCollector(account, at) })
}
