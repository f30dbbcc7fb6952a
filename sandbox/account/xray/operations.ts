import type {
  BatchGetTracesCommandInput,
  BatchGetTracesCommandOutput,
  GetGroupsCommandInput,
  GetGroupsCommandOutput,
  GetIndexingRulesCommandInput,
  GetIndexingRulesCommandOutput,
  GetTraceSegmentDestinationCommandInput,
  GetTraceSegmentDestinationCommandOutput,
  GetTraceSummariesCommandInput,
  GetTraceSummariesCommandOutput,
  PutTraceSegmentsCommandInput,
  PutTraceSegmentsCommandOutput,
} from '@aws-sdk/client-xray'
import { day } from '../clock.ts'
import { AwsFault, SimulationGap } from '../errors.ts'
import { operation } from '../operation.ts'
import { pageOf } from '../paging.ts'
import { filterExpression } from './filter_expression.ts'
import { durations, summaryOf } from './summary.ts'
import { indexed, traceById, tracesBetween } from './trace.ts'

const invalid = (message: string) => new AwsFault('InvalidRequestException', message)
/** BatchGetTraces takes at most this many ids. Source: X-Ray API reference. */
const idsAtOnce = 5

export const getTraceSummaries = operation<GetTraceSummariesCommandInput, GetTraceSummariesCommandOutput>({
  members: ['StartTime', 'EndTime', 'TimeRangeType', 'Sampling', 'FilterExpression', 'NextToken'],
  answer({ StartTime, EndTime, TimeRangeType = 'TraceId', Sampling, FilterExpression, NextToken }, { account }) {
    if (StartTime === undefined || EndTime === undefined) throw invalid('StartTime and EndTime are required')
    if (Sampling === true) throw new SimulationGap('XRay.GetTraceSummaries', 'sampling')
    if (TimeRangeType === 'Service') throw new SimulationGap('XRay.GetTraceSummaries', 'the time range type Service')
    if (EndTime < StartTime) throw invalid('End time cannot be before start time')
    if (EndTime.getTime() - StartTime.getTime() > day) throw invalid('Time range cannot be longer than 24 hours')
    const passes = FilterExpression === undefined ? () => true : filterExpression(FilterExpression)
    const all = tracesBetween(account, StartTime.getTime(), EndTime.getTime()).filter(({ id }) => indexed(account, id))
    const page = pageOf(all.filter(passes), {
      token: NextToken,
      size: account.pageSizes.traces,
      invalid: 'InvalidRequestException',
    })
    return {
      TraceSummaries: page.items.map((trace) => summaryOf(account, trace)),
      ApproximateTime: EndTime,
      TracesProcessedCount: all.length,
      NextToken: page.next,
    }
  },
})

export const batchGetTraces = operation<BatchGetTracesCommandInput, BatchGetTracesCommandOutput>({
  members: ['TraceIds', 'NextToken'],
  answer({ TraceIds = [] }, { account }) {
    if (TraceIds.length > idsAtOnce) throw invalid(`At most ${idsAtOnce} trace ids can be asked for at once`)
    const wrong = TraceIds.find((id) => !/^1-[0-9a-f]{8}-[0-9a-f]{24}$/.test(id))
    if (wrong !== undefined) throw invalid(`Invalid trace id: ${wrong}`)
    const found = TraceIds.flatMap((id) => (indexed(account, id) ? (traceById(account, id) ?? []) : []))
    return {
      Traces: found.map((trace) => ({
        Id: trace.id,
        Duration: durations(trace).duration,
        LimitExceeded: false,
        Segments: trace.segments.map((segment) => ({ Id: segment.id, Document: JSON.stringify(segment) })),
      })),
      UnprocessedTraceIds: [],
    }
  },
})

export const getTraceSegmentDestination = operation<
  GetTraceSegmentDestinationCommandInput,
  GetTraceSegmentDestinationCommandOutput
>({
  members: [],
  answer: (_input, { account }) => ({ Destination: account.traceDestination.name, Status: 'ACTIVE' }),
})

export const getIndexingRules = operation<GetIndexingRulesCommandInput, GetIndexingRulesCommandOutput>({
  members: ['NextToken'],
  answer: (_input, { account }) => ({
    IndexingRules: [
      {
        Name: 'Default',
        ModifiedAt: account.born,
        Rule: {
          Probabilistic: {
            DesiredSamplingPercentage: account.traceDestination.indexedPercent,
            ActualSamplingPercentage: account.traceDestination.indexedPercent,
          },
        },
      },
    ],
  }),
})

export const getGroups = operation<GetGroupsCommandInput, GetGroupsCommandOutput>({
  members: ['NextToken'],
  answer: (_input, { account }) => ({
    Groups: [
      {
        GroupName: 'Default',
        GroupARN: `arn:aws:xray:${account.region}:${account.id}:group/Default`,
        InsightsConfiguration: { InsightsEnabled: false, NotificationsEnabled: false },
      },
      ...account.traceGroups.map(({ name, filter }) => ({
        GroupName: name,
        GroupARN: `arn:aws:xray:${account.region}:${account.id}:group/${name}/1`,
        FilterExpression: filter,
        InsightsConfiguration: { InsightsEnabled: false, NotificationsEnabled: false },
      })),
    ],
  }),
})

export const putTraceSegments = operation<PutTraceSegmentsCommandInput, PutTraceSegmentsCommandOutput>({
  members: ['TraceSegmentDocuments'],
  answer({ TraceSegmentDocuments = [] }, { account }) {
    const refusedOnes = TraceSegmentDocuments.filter((text) => !isSegment(text))
    account.putSegments.push(...TraceSegmentDocuments.filter(isSegment))
    return {
      UnprocessedTraceSegments: refusedOnes.map(() => ({
        ErrorCode: 'ParseError',
        Message: 'Invalid segment. ErrorCode: ParseError',
      })),
    }
  },
})

const isSegment = (text: string): boolean => {
  try {
    const document: unknown = JSON.parse(text)
    if (typeof document !== 'object' || document === null) return false
    return ['trace_id', 'id', 'name', 'start_time'].every((member) => member in document)
  } catch {
    return false
  }
}
