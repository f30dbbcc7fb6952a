import type { Account } from '../state.ts'

/** @returns the ARN that permissions are judged on. */
export const resource = ({ TableName }: { TableName: string | undefined }, account: Account): string =>
  `arn:aws:dynamodb:${account.region}:${account.id}:table/${TableName}`
