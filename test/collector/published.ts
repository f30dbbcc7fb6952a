import { z } from 'zod'
import type { Received, Recorder } from '../tools/collector/recorder.ts'

const puts = z.object({
  logGroupName: z.string(),
  logStreamName: z.string(),
  logEvents: z.array(z.object({ message: z.string() })),
})

const directive = z.object({
  Namespace: z.string(),
  Dimensions: z.array(z.array(z.string())),
  Metrics: z.array(z.object({ Name: z.string(), Unit: z.string().optional() })),
})
const event = z.looseObject({ _aws: z.object({ CloudWatchMetrics: z.array(directive) }).optional() })

/** Every log event that a group was sent, as text, with the stream that it went to. */
export const logEvents = (received: readonly Received[], group: string): { stream: string; message: string }[] =>
  received
    .filter(({ headers }) => String(headers['x-amz-target']).endsWith('.PutLogEvents'))
    .map(({ body }) => puts.parse(body))
    .filter(({ logGroupName }) => logGroupName === group)
    .flatMap(({ logStreamName, logEvents: events }) =>
      events.map(({ message }) => ({ stream: logStreamName, message })),
    )

const segmentsPut = z.object({ TraceSegmentDocuments: z.array(z.string()) })

/** Every segment document that X-Ray was sent. */
export const segments = (received: readonly Received[]): unknown[] =>
  received
    .filter(({ path }) => path === '/TraceSegments')
    .flatMap(({ body }) => segmentsPut.parse(body).TraceSegmentDocuments.map((text): unknown => JSON.parse(text)))

/** One metric that CloudWatch would make of an event: under each set of dimensions, by their names. */
export type Published = { namespace: string; name: string; unit?: string; dimensions: string[]; value: unknown }

/**
 * What CloudWatch would publish of the EMF events of a log group, by the format's specification; no emulator does this.
 * @returns one row for each metric and set of dimensions of each event
 */
export const published = ({ received }: Recorder, group: string): Published[] =>
  logEvents(received, group)
    .map(({ message }) => event.parse(JSON.parse(message)))
    .flatMap(({ _aws, ...fields }) =>
      (_aws?.CloudWatchMetrics ?? []).flatMap(({ Namespace: namespace, Dimensions, Metrics }) =>
        Metrics.flatMap(({ Name: name, Unit: unit }) =>
          Dimensions.map((set) => ({
            namespace,
            name,
            ...(unit !== undefined && { unit }),
            dimensions: set.toSorted(),
            value: fields[name],
          })),
        ),
      ),
    )
