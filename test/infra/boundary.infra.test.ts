import { expect, it } from 'vitest'
import { resolved } from '../tools/resolved-plan.ts'
import { exists, missingTerraform } from '../tools/terraform.ts'
import { actionsOf, reachable } from './calls.ts'
import { ofType } from './policy.ts'
import { statementsIn } from './statements.ts'
import { bootstraps } from './variants.ts'

it.skipIf(missingTerraform !== undefined || !exists('infra/bootstrap'))(
  'the boundary of roles leaves the bot everything that its code calls',
  async () => {
    const [boundary] = ofType(await resolved('infra/bootstrap', bootstraps.roles), 'aws_iam_policy').filter(
      ({ address }) => address === 'aws_iam_policy.boundary',
    )
    const allowed = statementsIn(boundary?.values['policy'])
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => Action)
    const called = actionsOf(['src/lambdas/api.ts', 'src/lambdas/worker.ts'].flatMap(reachable))
    expect(called).toEqual(expect.arrayContaining(['events:DescribeRule', 'sns:ListSubscriptionsByTopic']))
    expect(called.filter((action) => !allowed.includes(action))).toEqual([])
  },
)
