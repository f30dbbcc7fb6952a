import { SimulationGap } from '../errors.ts'
import { wildcard } from '../logs/wildcard.ts'
import type { Statement } from './role.ts'

export type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny'
export type Question = { action: string; resource: string; region: string }

const asList = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value])

const holds = (statement: Statement, { region }: Question): boolean =>
  Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      if (operator !== 'StringEquals' || key !== 'aws:RequestedRegion') {
        throw new SimulationGap('IAM policies', `the condition ${operator} ${key}`)
      }
      return asList(wanted).includes(region)
    }),
  )

const matches = (statement: Statement, question: Question): boolean =>
  asList(statement.Action).some((action) => wildcard(action.toLowerCase())(question.action.toLowerCase())) &&
  asList(statement.Resource).some((resource) => wildcard(resource)(question.resource)) &&
  holds(statement, question)

/** @returns IAM's decision over the statements: a Deny wins, then an Allow, else it is denied implicitly. */
export const decide = (statements: readonly Statement[], question: Question): Decision => {
  const matching = statements.filter((statement) => matches(statement, question))
  if (matching.some(({ Effect }) => Effect === 'Deny')) return 'explicitDeny'
  return matching.length > 0 ? 'allowed' : 'implicitDeny'
}
