import {
  GetGroupsCommand,
  GetIndexingRulesCommand,
  GetTraceSegmentDestinationCommand,
  XRayClient,
} from '@aws-sdk/client-xray'
import { PortError, type Traces } from '../../ports.ts'
import type { Clients } from './clients.ts'
import { calling } from './errors.ts'
import { allPages } from './pages.ts'
import { spans } from './spans.ts'
import { xray } from './xray.ts'

const destinations = { XRay: 'xray', CloudWatchLogs: 'logs' } as const

/**
 * @param calls most calls for one question; each place has its own default
 * @returns the traces port over both places that store traces
 */
export const traces = (clients: Clients, { signal, calls }: { signal: AbortSignal; calls?: number }): Traces => {
  const client = clients.of(XRayClient)
  const bounds = { signal, ...(calls !== undefined && { calls }) }
  const sources = { xray: xray(clients, bounds), logs: spans(clients, bounds) }
  return {
    async destination() {
      const operation = 'xray:GetTraceSegmentDestination'
      const command = new GetTraceSegmentDestinationCommand({})
      const { Destination } = await calling(operation, client.send(command, { abortSignal: signal }))
      if (Destination === undefined) throw new PortError('unsupported', operation, 'The answer names no destination.')
      return destinations[Destination]
    },
    async indexedPercent() {
      const operation = 'xray:GetIndexingRules'
      const rules = await allPages(operation, 5, async (NextToken) => {
        const command = new GetIndexingRulesCommand(NextToken === undefined ? {} : { NextToken })
        const page = await calling(operation, client.send(command, { abortSignal: signal }))
        return { items: page.IndexingRules ?? [], next: page.NextToken }
      })
      return rules.find(({ Name }) => Name === 'Default')?.Rule?.Probabilistic?.DesiredSamplingPercentage
    },
    groups: () =>
      allPages('xray:GetGroups', 5, async (NextToken) => {
        const command = new GetGroupsCommand(NextToken === undefined ? {} : { NextToken })
        const page = await calling('xray:GetGroups', client.send(command, { abortSignal: signal }))
        const items = (page.Groups ?? []).map(({ GroupName: name = '', FilterExpression: filter = '' }) => ({
          name,
          filter,
        }))
        return { items, next: page.NextToken }
      }),
    recent: (query) => sources[query.source].recent(query),
    spans: (query) => sources[query.source].spans(query),
  }
}
