import { AwsFault } from '../errors.ts'
import type { Account } from '../state.ts'
import type { LogGroup } from './groups.ts'

/** @returns the log group of that name; throws ResourceNotFoundException as CloudWatch Logs does. */
export const groupOf = (account: Account, name: string | undefined): LogGroup => {
  const group = account.logGroups.get(name ?? '')
  if (group === undefined) throw new AwsFault('ResourceNotFoundException', 'The specified log group does not exist.')
  return group
}

/** @returns the ARN of a log group, as permissions name it. */
export const logGroupArn = (account: Account, name: string | undefined): string =>
  `arn:aws:logs:${account.region}:${account.id}:log-group:${name}:*`
