import type { fromTemporaryCredentials } from '@aws-sdk/credential-providers'
import type { AwsCredentialIdentity } from '@smithy/types'
import type { Clock } from '../../ports.ts'
import { type ClientSettings, requestHandler } from './clients.ts'
import { calling } from './errors.ts'

type Plugins = NonNullable<Parameters<typeof fromTemporaryCredentials>[0]['clientPlugins']>

type RoleOptions = {
  readRole: string
  externalId?: string | undefined
  region: string
  base?: ClientSettings['credentials'] | undefined
  plugins?: Plugins | undefined
}

/** Renewed this long before they end, as the SDK does it. */
const margin = 5 * 60_000

const lasting = ({ expiration }: AwsCredentialIdentity, now: Date): boolean =>
  expiration === undefined || expiration.getTime() - now.getTime() > margin

const assumed = async ({ readRole, externalId, region, base, plugins }: RoleOptions) => {
  const sdk = await import('@aws-sdk/credential-providers')
  const provide = sdk.fromTemporaryCredentials({
    params: { RoleArn: readRole, RoleSessionName: 'otel-chatops', ...(externalId && { ExternalId: externalId }) },
    clientConfig: { region, maxAttempts: 3, requestHandler },
    ...(base && { masterCredentials: base }),
    ...(plugins && { clientPlugins: plugins }),
  })
  return calling('sts:AssumeRole', provide())
}

/**
 * Credentials of an environment's read role, assumed by the process's own (or by `base`) in a session `otel-chatops`.
 * @param plugins given to the STS client; the sandbox attaches its simulated account there
 * @returns a provider that assumes the role once for all clients that share it, and again before the session ends
 * (an hour); fails with `PortError` of `sts:AssumeRole`. Without a role: undefined, and the SDK finds the process's own.
 */
export const credentialsOf = ({
  readRole,
  now,
  ...rest
}: Omit<RoleOptions, 'readRole'> & { readRole?: string | undefined; now: Clock }):
  | (() => Promise<AwsCredentialIdentity>)
  | undefined => {
  if (readRole === undefined) return undefined
  let held: AwsCredentialIdentity | undefined
  let asking: Promise<AwsCredentialIdentity> | undefined
  return async () => {
    if (held !== undefined && lasting(held, now())) return held
    asking ??= assumed({ readRole, ...rest }).finally(() => {
      asking = undefined
    })
    held = await asking
    return held
  }
}
