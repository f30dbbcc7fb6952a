import type { GetDashboardCommandInput, GetDashboardCommandOutput } from '@aws-sdk/client-cloudwatch'
import { AwsFault } from '../errors.ts'
import { operation } from '../operation.ts'

export const getDashboard = operation<GetDashboardCommandInput, GetDashboardCommandOutput>({
  members: ['DashboardName'],
  answer({ DashboardName = '' }, { account }) {
    const body = account.dashboards.get(DashboardName)
    if (body === undefined) {
      throw new AwsFault('DashboardNotFoundError', `Dashboard ${DashboardName} does not exist`, 404)
    }
    return {
      DashboardArn: `arn:aws:cloudwatch::${account.id}:dashboard/${DashboardName}`,
      DashboardBody: body,
      DashboardName,
    }
  },
})
