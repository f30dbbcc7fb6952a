import type {
  AssumeRoleCommandInput,
  AssumeRoleCommandOutput,
  GetCallerIdentityCommandInput,
  GetCallerIdentityCommandOutput,
} from '@aws-sdk/client-sts'
import { hex } from '../chance.ts'
import { hour, second } from '../clock.ts'
import { AwsFault } from '../errors.ts'
import { operation } from '../operation.ts'
import type { World } from '../world.ts'

export const getCallerIdentity = operation<GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput>({
  members: [],
  answer: (_input, { caller }) => ({ UserId: caller.userId, Account: caller.accountId, Arn: caller.arn }),
})

const roleOf = (world: World, arn: string) => {
  const [, accountId, name] = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(arn) ?? []
  const account = world.accounts.find(({ id }) => id === accountId)
  const role = account?.roles.get(name ?? '')
  return account === undefined || role === undefined ? undefined : { account, role }
}

export const assumeRole = operation<AssumeRoleCommandInput, AssumeRoleCommandOutput>({
  members: ['RoleArn', 'RoleSessionName', 'ExternalId', 'DurationSeconds'],
  resource: ({ RoleArn = '*' }) => RoleArn,
  answer({ RoleArn = '', RoleSessionName = '', ExternalId, DurationSeconds = 3600 }, { world, caller }) {
    const found = roleOf(world, RoleArn)
    const trusted = found?.role.trust.some(
      ({ principal, externalId }) =>
        principal === caller.accountId && (externalId === undefined || externalId === ExternalId),
    )
    if (found === undefined || trusted !== true) {
      throw new AwsFault(
        'AccessDenied',
        `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
        403,
      )
    }
    const { account, role } = found
    const session = `assumed-role/${role.name}/${RoleSessionName}`
    const accessKeyId = `ASIA${hex(16, account.id, role.name, RoleSessionName, world.sessions++).toUpperCase()}`
    const userId = `AROA${hex(17, account.id, role.name).toUpperCase()}:${RoleSessionName}`
    const arn = `arn:aws:sts::${account.id}:${session}`
    const expires = new Date(world.clock.now().getTime() + Math.min(DurationSeconds * second, 12 * hour))
    world.keys.set(accessKeyId, { accountId: account.id, role: role.name, arn, userId, expires })
    return {
      Credentials: {
        AccessKeyId: accessKeyId,
        SecretAccessKey: hex(40, accessKeyId, 'secret'),
        SessionToken: hex(64, accessKeyId, 'token'),
        Expiration: expires,
      },
      AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
    }
  },
})
