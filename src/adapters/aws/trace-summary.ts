import type { TraceSummary as SdkTraceSummary } from '@aws-sdk/client-xray'
import type { TraceSummary } from '../../ports.ts'
import { secondOf } from '../../trace-id.ts'
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

/** @returns X-Ray's summary in our words; none for a summary without an id. */
export const summaryFrom = (from: SdkTraceSummary): TraceSummary[] => {
  if (from.Id === undefined) return []
  const services = servicesOf(from)
  const environment = environmentOf(from)
  return [
    {
      id: from.Id,
      startedAt: from.StartTime ?? secondOf(from.Id) ?? new Date(0),
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
