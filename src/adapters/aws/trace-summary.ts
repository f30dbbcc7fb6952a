import type { TraceSummary as SdkTraceSummary } from '@aws-sdk/client-xray'
import type { TraceSummary } from '../../ports.ts'
import { secondOf } from '../../trace-id.ts'
import type { Slice } from './backwards.ts'
import { requestName } from './segments.ts'
import { statusOf } from './status.ts'

const attribute = ['deployment.environment.name', 'deployment.environment']

/** The X-Ray exporter indexes resource attributes under `otel.resource.`; before dots were allowed they became underscores. */
const environmentKeys = [...attribute, ...attribute.map((key) => `otel.resource.${key}`)].flatMap((key) => [
  key,
  key.replaceAll('.', '_'),
])

const environmentOf = ({ Annotations = {} }: SdkTraceSummary): string | undefined =>
  environmentKeys
    .flatMap((key) => Annotations[key] ?? [])
    .map(({ AnnotationValue }) => AnnotationValue?.StringValue)
    .find((value) => value !== undefined)

/** X-Ray lists what was only called (databases, remote hosts, AWS services) as services too; those report nothing. */
const called = /^(database|remote|client)\b|^AWS::(?!ECS|EC2|EKS|ElasticBeanstalk|Lambda)/i

const servicesOf = ({ ServiceIds = [] }: SdkTraceSummary): string[] => {
  const reporting = ServiceIds.filter(({ Type }) => Type === undefined || !called.test(Type))
  return [...new Set(reporting.flatMap(({ Name }) => Name ?? []))]
}

/**
 * X-Ray says when a trace began. An endpoint that does not leaves it to the id, which says so only where X-Ray made it:
 * SDKs make theirs at random. Then all that is known is that the trace is of the range that was asked for.
 */
const startOf = (id: string, { start, end }: Slice): Date => {
  const second = secondOf(id)
  const isOfRange = second !== undefined && second.getTime() > start - 1000 && second.getTime() <= end
  return isOfRange ? second : new Date(end)
}

/** @returns X-Ray's summary in our words, when `range` was asked for; none for a summary without an id. */
export const summaryFrom = (from: SdkTraceSummary, range: Slice): TraceSummary[] => {
  if (from.Id === undefined) return []
  const services = servicesOf(from)
  const environment = environmentOf(from)
  return [
    {
      id: from.Id,
      startedAt: from.StartTime ?? startOf(from.Id, range),
      durationMs: (from.Duration ?? 0) * 1000,
      status: statusOf({
        fault: from.HasFault ?? false,
        throttle: from.HasThrottle ?? false,
        error: from.HasError ?? false,
      }),
      services,
      name: requestName(from.Http?.HttpMethod, from.Http?.HttpURL) ?? from.EntryPoint?.Name ?? services[0] ?? from.Id,
      ...(environment !== undefined && { environment }),
    },
  ]
}
