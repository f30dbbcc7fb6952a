import { DescribeRuleCommand, EventBridgeClient, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge'
import { type EventRules, PortError } from '../../ports.ts'
import type { Clients } from './clients.ts'
import { calling } from './errors.ts'
import { allPages } from './pages.ts'

/** @returns the port of EventBridge rules. */
export const eventRules = (clients: Clients, { signal }: { signal: AbortSignal }): EventRules => {
  const targetsOf = async (Rule: string) => {
    const operation = 'events:ListTargetsByRule'
    const targets = await allPages(operation, 5, async (NextToken) => {
      const command = new ListTargetsByRuleCommand({ Rule, ...(NextToken && { NextToken }) })
      const page = await calling(operation, clients.of(EventBridgeClient).send(command, { abortSignal: signal }))
      return { items: page.Targets ?? [], next: page.NextToken }
    })
    return targets.flatMap(({ Arn }) => Arn ?? [])
  }
  return {
    async rule(name) {
      const asked = clients.of(EventBridgeClient).send(new DescribeRuleCommand({ Name: name }), { abortSignal: signal })
      try {
        const [{ State, EventPattern }, targets] = await Promise.all([
          calling('events:DescribeRule', asked),
          targetsOf(name),
        ])
        // Besides ENABLED there is ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS. Source: EventBridge API reference, DescribeRule.
        const enabled = State?.startsWith('ENABLED') ?? false
        return { name, enabled, ...(EventPattern !== undefined && { pattern: EventPattern }), targets }
      } catch (error) {
        if (error instanceof PortError && error.reason === 'not_found') return undefined
        throw error
      }
    },
  }
}
