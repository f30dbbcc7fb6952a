import type { SimulatePrincipalPolicyCommandInput, SimulatePrincipalPolicyCommandOutput } from '@aws-sdk/client-iam'
import { AwsFault, SimulationGap } from '../errors.ts'
import { operation } from '../operation.ts'
import { pageOf } from '../paging.ts'
import { decide } from './policy.ts'

type ContextEntry = { ContextKeyName?: string | undefined; ContextKeyValues?: string[] | undefined }

const regionFrom = (entries: readonly ContextEntry[], fallback: string): string => {
  const other = entries.find(({ ContextKeyName }) => ContextKeyName !== 'aws:RequestedRegion')
  if (other !== undefined)
    throw new SimulationGap('IAM.SimulatePrincipalPolicy', `the context key ${other.ContextKeyName}`)
  return entries[0]?.ContextKeyValues?.[0] ?? fallback
}

export const simulatePrincipalPolicy = operation<
  SimulatePrincipalPolicyCommandInput,
  SimulatePrincipalPolicyCommandOutput
>({
  members: ['PolicySourceArn', 'ActionNames', 'ResourceArns', 'ContextEntries', 'MaxItems', 'Marker'],
  answer(
    { PolicySourceArn = '', ActionNames = [], ResourceArns = ['*'], ContextEntries = [], MaxItems, Marker },
    { account },
  ) {
    const name = /^arn:aws:iam::(\d+):role\/(?:.*\/)?([^/]+)$/.exec(PolicySourceArn)
    if (name === null)
      throw new AwsFault(
        'InvalidInput',
        `Invalid Entity Arn: ${PolicySourceArn} does not clearly define entity type and name.`,
      )
    const role = name[1] === account.id ? account.roles.get(name[2] ?? '') : undefined
    if (role === undefined) throw new AwsFault('NoSuchEntity', `The role with name ${name[2]} cannot be found.`, 404)
    const region = regionFrom(ContextEntries, account.region)
    const all = ActionNames.flatMap((action) => ResourceArns.map((resource) => ({ action, resource })))
    const page = pageOf(all, {
      token: Marker,
      wished: MaxItems,
      size: account.pageSizes.decisions,
      invalid: 'InvalidInput',
    })
    return {
      EvaluationResults: page.items.map(({ action, resource }) => ({
        EvalActionName: action,
        EvalResourceName: resource,
        EvalDecision: decide(role.statements, { action, resource, region }),
        MatchedStatements: [],
        MissingContextValues: [],
      })),
      IsTruncated: page.next !== undefined,
      Marker: page.next,
    }
  },
})
