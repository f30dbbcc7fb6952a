import { ofType, one, type Policy } from '../policy.ts'
import { granted, rights, type Statement, statementsIn, withStatements } from '../statements.ts'

const issuer = 'token.actions.githubusercontent.com'

const isFederated = ({ Principal }: Statement): boolean =>
  typeof Principal === 'object' && Principal['Federated'] !== undefined

const exactSubjects: Policy = {
  rule: "GitHub's tokens open a role only by their audience and by whole subjects, and the deploy role only from an environment",
  judge: (plan) =>
    ofType(plan, 'aws_iam_role').flatMap(({ address, values }) =>
      statementsIn(values['assume_role_policy'])
        .filter(isFederated)
        .flatMap(({ Action, Condition }) => {
          const { StringEquals: equals, ...others } = Condition ?? {}
          const subjects = equals?.[`${issuer}:sub`] ?? []
          return [
            ...(Action.join() === 'sts:AssumeRoleWithWebIdentity' ? [] : [`${address} allows ${Action.join()}`]),
            ...(Object.keys(others).length > 0 ? [`${address} compares by ${Object.keys(others).join()}`] : []),
            ...(equals?.[`${issuer}:aud`]?.join() === 'sts.amazonaws.com' ? [] : [`${address} asks for no audience`]),
            ...(subjects.length > 0 && subjects.every((subject) => /^repo:[^*?]+:[^*?]+$/.test(subject))
              ? []
              : [`${address} takes ${subjects.join()}`]),
            ...(/deploy/.test(String(values['name'])) && !subjects.every((subject) => subject.includes(':environment:'))
              ? [`${address} is not bound to an environment`]
              : []),
          ]
        }),
    ),
  breakIt: (plan) => {
    const role = one(plan, 'aws_iam_role', ({ values }) => statementsIn(values['assume_role_policy']).some(isFederated))
    role.values['assume_role_policy'] = withStatements(role.values['assume_role_policy'], (statements) =>
      statements.map((statement) => ({
        ...statement,
        Condition: { StringLike: { [`${issuer}:sub`]: ['repo:acme/*'] } },
      })),
    )
  },
}

const changed = (statements: Statement[], action: string, change: (statement: Statement) => Statement): Statement[] =>
  statements.map((statement) =>
    statement.Effect === 'Allow' && statement.Action.includes(action) ? change(statement) : statement,
  )

const broken = (
  plan: Parameters<Policy['breakIt']>[0],
  action: string,
  change: (statement: Statement) => Statement,
): void => {
  const policy = rights(plan).find(({ values }) =>
    statementsIn(values['policy']).some(({ Action, Effect }) => Effect === 'Allow' && Action.includes(action)),
  )
  if (!policy) throw new Error(`the plan has no ${action} to break`)
  policy.values['policy'] = withStatements(policy.values['policy'], (statements) => changed(statements, action, change))
}

const holding = (plan: Parameters<Policy['judge']>[0], action: RegExp) =>
  granted(plan).filter(
    ({ statement }) => statement.Effect === 'Allow' && statement.Action.some((each) => action.test(each)),
  )

const passesNamed: Policy = {
  rule: 'roles are passed only by name, and only to the services that they are for',
  judge: (plan) =>
    holding(plan, /^iam:PassRole$/).flatMap(({ address, statement }) => [
      ...statement.Resource.filter((arn) => !/:role\/[a-z][^*]+/.test(arn)).map((arn) => `${address} passes ${arn}`),
      ...(statement.Condition?.['StringEquals']?.['iam:PassedToService'] ? [] : [`${address} passes to anybody`]),
    ]),
  breakIt: (plan) => broken(plan, 'iam:PassRole', (statement) => ({ ...statement, Condition: undefined })),
}

// What can give a role more than it has.
const raising = /^iam:(CreateRole|PutRolePolicy|AttachRolePolicy|PutRolePermissionsBoundary)$/

const bounded: Policy = {
  rule: 'whoever makes roles or gives them rights stays under a permissions boundary',
  judge: (plan) =>
    holding(plan, raising)
      .filter(({ statement }) => !JSON.stringify(statement.Condition ?? {}).includes('iam:PermissionsBoundary'))
      .map(
        ({ address, statement }) =>
          `${address}: ${statement.Action.filter((action) => raising.test(action)).join(', ')}`,
      ),
  breakIt: (plan) => broken(plan, 'iam:CreateRole', (statement) => ({ ...statement, Condition: undefined })),
}

const shortEnough: Policy = {
  rule: 'every managed policy fits into the 6144 characters that IAM allows',
  judge: (plan) =>
    ofType(plan, 'aws_iam_policy')
      .filter(({ values }) => String(values['policy']).replaceAll(/\s/g, '').length > 6144)
      .map(({ address, values }) => `${address}: ${String(values['policy']).length}`),
  breakIt: (plan) => {
    const policy = one(plan, 'aws_iam_policy')
    policy.values['policy'] = withStatements(policy.values['policy'], (statements) =>
      Array.from({ length: 60 }, () => statements).flat(),
    )
  },
}

export const githubPolicies = [exactSubjects, passesNamed, bounded, shortEnough]
