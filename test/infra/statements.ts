import * as z from 'zod'
import type { Resolved, Resource } from '../tools/resolved-plan.ts'
import { ofType } from './policy.ts'

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (typeof value === 'string' ? [value] : value))
const Principals = z.union([z.literal('*'), z.record(z.string(), list)])

const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: list,
  Resource: list.default([]),
  Principal: Principals.optional(),
  Condition: z.record(z.string(), z.record(z.string(), list)).optional(),
})
/** One statement of a policy; NotAction, NotResource and NotPrincipal are refused, since nobody can tell what they allow. */
export type Statement = z.infer<typeof Statement>

const Document = z.object({ Version: z.literal('2012-10-17'), Statement: z.array(Statement) })

/** @returns the statements of a policy's JSON; throws when it is not one. */
export const statementsIn = (json: unknown): Statement[] => Document.parse(JSON.parse(String(json))).Statement

/** @returns the policy's JSON with its statements changed. */
export const withStatements = (json: unknown, change: (statements: Statement[]) => Statement[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: change(statementsIn(json)) })

/** Policies that say what a role may do; a permissions boundary gives nobody anything. */
export const rights = (plan: Resolved): Resource[] =>
  ofType(plan, 'aws_iam_role_policy', 'aws_iam_policy').filter(({ address }) => address !== 'aws_iam_policy.boundary')

export type Granted = { address: string; role: string; statement: Statement }

const rolesOf = (plan: Resolved, policy: Resource): string[] =>
  policy.type === 'aws_iam_role_policy'
    ? [String(policy.values['role'])]
    : ofType(plan, 'aws_iam_role_policy_attachment', 'aws_iam_user_policy_attachment')
        .filter(({ values }) => values['policy_arn'] === policy.values['arn'])
        .map(({ values }) => String(values['role'] ?? values['user']))

/** @returns each statement with the name of the role that has it; a policy that nobody has yet is listed under its own. */
export const granted = (plan: Resolved): Granted[] =>
  rights(plan).flatMap((policy) => {
    const holders = rolesOf(plan, policy)
    return (holders.length > 0 ? holders : [`policy ${policy.values['name']}`]).flatMap((role) =>
      statementsIn(policy.values['policy']).map((statement) => ({ address: policy.address, role, statement })),
    )
  })

/** @returns the actions that each role is allowed, sorted. */
export const actionsByRole = (plan: Resolved): Record<string, string[]> => {
  const byRole = new Map<string, Set<string>>()
  for (const { role, statement } of granted(plan))
    if (statement.Effect === 'Allow') byRole.set(role, new Set([...(byRole.get(role) ?? []), ...statement.Action]))
  return Object.fromEntries(
    [...byRole].sort(([a], [b]) => a.localeCompare(b)).map(([role, actions]) => [role, [...actions].sort()]),
  )
}
