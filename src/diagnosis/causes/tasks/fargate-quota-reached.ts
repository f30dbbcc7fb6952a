import { defineStartCause } from '../../starts.ts'

/** The account's quota of vCPUs or tasks that run at once is used up. */
export const fargateQuotaReached = defineStartCause({
  kind: 'fargate-quota-reached',
  catalogue: ['U30'],
  source: 'documented',
  failure: 'quota',
  values: () => ({}),
  command: (_found, { region }) =>
    `aws service-quotas list-service-quotas --service-code fargate --query 'Quotas[].[QuotaName,Value]' --region ${region}`,
})
