import * as z from 'zod'

export const Subscription = z.object({ protocol: z.string(), endpoint: z.string(), confirmed: z.boolean() })
export type Subscription = z.infer<typeof Subscription>

/** What watches the stack besides the alarms themselves. */
export type Watching = {
  /** Who listens to an SNS topic. */
  subscriptions(topicArn: string): Promise<Subscription[]>
  /** Whether a CloudWatch dashboard of this name exists. */
  dashboardExists(name: string): Promise<boolean>
}
