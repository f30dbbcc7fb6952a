import * as alarms from './cloudwatch/alarms.ts'
import { getDashboard } from './cloudwatch/dashboards.ts'
import { getMetricData, listMetrics } from './cloudwatch/metrics.ts'
import { putMetricData } from './cloudwatch/put.ts'
import { filterLogEvents } from './logs/filter_log_events.ts'
import * as groups from './logs/listing.ts'
import { putLogEvents } from './logs/put_log_events.ts'
import { json, query, type Service } from './service.ts'
import * as xray from './xray/operations.ts'

/** CloudWatch, CloudWatch Logs and X-Ray. */
export const telemetryServices: Readonly<Record<string, Service>> = {
  CloudWatchClient: {
    ...query,
    name: 'cloudwatch',
    actions: 'cloudwatch',
    operations: {
      ListMetricsCommand: listMetrics,
      GetMetricDataCommand: getMetricData,
      DescribeAlarmsCommand: alarms.describeAlarms,
      PutMetricDataCommand: putMetricData,
      GetDashboardCommand: getDashboard,
      ListTagsForResourceCommand: alarms.listTagsForResource,
    },
  },
  CloudWatchLogsClient: {
    ...json,
    name: 'logs',
    actions: 'logs',
    operations: {
      FilterLogEventsCommand: filterLogEvents,
      DescribeLogGroupsCommand: groups.describeLogGroups,
      DescribeLogStreamsCommand: groups.describeLogStreams,
      PutLogEventsCommand: putLogEvents,
    },
  },
  XRayClient: {
    ...json,
    name: 'xray',
    actions: 'xray',
    denied: { name: 'AccessDeniedException', status: 403 },
    unknownKey: { name: 'UnrecognizedClientException', status: 403 },
    throttled: { name: 'ThrottledException', status: 429 },
    operations: {
      GetTraceSummariesCommand: xray.getTraceSummaries,
      BatchGetTracesCommand: xray.batchGetTraces,
      GetTraceSegmentDestinationCommand: xray.getTraceSegmentDestination,
      GetIndexingRulesCommand: xray.getIndexingRules,
      GetGroupsCommand: xray.getGroups,
      PutTraceSegmentsCommand: xray.putTraceSegments,
    },
  },
}
