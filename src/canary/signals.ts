import { randomBytes } from 'node:crypto'
import { type HrTime, SpanKind, ValueType } from '@opentelemetry/api'
import { type Resource, resourceFromAttributes } from '@opentelemetry/resources'
import { AggregationTemporality, DataPointType, type ResourceMetrics } from '@opentelemetry/sdk-metrics'
import { type ReadableSpan, TracerProvider } from '@opentelemetry/sdk-trace'
import { canaryMetric, canaryService } from './wire.ts'

/** What one sending is made of. `environment` is `deployment.environment`, `service` is `service.name`. */
export type Sending = { id: string; at: Date; traceId: string; service: string; environment: string }

const scope = { name: canaryService }

/** @returns a trace id in the form that X-Ray knows too: the second in which it began, then 96 random bits. */
export const newTraceId = (at: Date): string =>
  Math.floor(at.getTime() / 1000)
    .toString(16)
    .padStart(8, '0') + randomBytes(12).toString('hex')

/** Whose telemetry it is: the canary's own service, in the environment that it watches. */
const resourceOf = ({ service, environment }: Pick<Sending, 'service' | 'environment'>): Resource =>
  resourceFromAttributes({
    'service.name': service,
    'deployment.environment.name': environment,
    'deployment.environment': environment,
  })

/** @returns the one span of a sending, ended, with the id of the sending as its attribute `canary.id`. */
export const spanOf = (sending: Sending): ReadableSpan => {
  const { id, at, traceId } = sending
  const ended: ReadableSpan[] = []
  const provider = new TracerProvider({
    resource: resourceOf(sending),
    idGenerator: { generateTraceId: () => traceId, generateSpanId: () => randomBytes(8).toString('hex') },
    spanProcessors: [
      {
        onStart: () => undefined,
        onEnd: (span) => void ended.push(span),
        forceFlush: async () => undefined,
        shutdown: async () => undefined,
      },
    ],
  })
  const tracer = provider.getTracer(scope.name)
  // The awsxray exporter makes a segment of the service's own name from a SERVER span.
  const attributes = { 'canary.id': id }
  tracer.startSpan('canary', { kind: SpanKind.SERVER, startTime: at, attributes, root: true }).end(at.getTime() + 1)
  const [span] = ended
  if (span === undefined) throw new Error('the span was not recorded')
  return span
}

const hrTime = (at: Date): HrTime => [Math.floor(at.getTime() / 1000), (at.getTime() % 1000) * 1_000_000]

/**
 * One data point of a gauge whose value is the time of sending: what is read back is then known to be of this sending
 * or of a later one, never of one before.
 * @returns the metric as the exporter takes it
 */
export const metricsOf = (sending: Sending): ResourceMetrics => {
  const at = hrTime(sending.at)
  return {
    resource: resourceOf(sending),
    scopeMetrics: [
      {
        scope,
        metrics: [
          {
            descriptor: {
              name: canaryMetric,
              description: 'When the canary was sent, since 1970.',
              unit: 'ms',
              valueType: ValueType.DOUBLE,
            },
            aggregationTemporality: AggregationTemporality.DELTA,
            dataPointType: DataPointType.GAUGE,
            dataPoints: [{ startTime: at, endTime: at, attributes: {}, value: sending.at.getTime() }],
          },
        ],
      },
    ],
  }
}
