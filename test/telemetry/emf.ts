import { StandardUnit } from '@aws-sdk/client-cloudwatch'
import * as z from 'zod'

/** What CloudWatch would make of one metric of one event under one set of dimensions. */
export type Datum = {
  namespace: string
  name: string
  unit: StandardUnit
  dimensions: Record<string, string>
  at: Date
  values: number[]
  counts: number[]
}

const name = z.string().min(1).max(1024)

/**
 * The specification says that a unit SHOULD be one of CloudWatch's; what becomes of others is not documented, so none is
 * taken. awsemf writes an empty one for OpenTelemetry's unit "1", which is no unit.
 */
const Unit = z.union([z.literal('').transform(() => 'None' as const), z.enum(StandardUnit)]).default('None')

const Metric = z.object({
  Name: name,
  Unit,
  StorageResolution: z.union([z.literal(1), z.literal(60)]).optional(),
})

const Directive = z.object({
  Namespace: name,
  Dimensions: z.array(z.array(z.string().min(1).max(250)).max(30)).min(1),
  Metrics: z.array(Metric).min(1).max(100),
})

/** Source of the form and of its limits: CloudWatch embedded metric format, specification. */
const Event = z.looseObject({
  _aws: z.object({ Timestamp: z.int().positive(), CloudWatchMetrics: z.array(Directive).min(1) }),
})

const counted = z
  .object({ Values: z.array(z.number()).min(1).max(150), Counts: z.array(z.number().positive()) })
  .refine(({ Values, Counts }) => Values.length === Counts.length, 'as many counts as values')
  .transform(({ Values, Counts }) => ({ values: Values, counts: Counts }))

/** A number, a list of them, or the values and counts of an exponential histogram, as awsemf writes them. */
const Value = z.union([
  z.number().transform((value) => ({ values: [value], counts: [1] })),
  z
    .array(z.number())
    .min(1)
    .max(100)
    .transform((values) => ({ values, counts: values.map(() => 1) })),
  counted,
])

const datumsOf = (event: z.infer<typeof Event>): Datum[] =>
  event._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Metrics.flatMap(({ Name, Unit }) =>
      Dimensions.map((set) => ({
        namespace: Namespace,
        name: Name,
        unit: Unit,
        dimensions: Object.fromEntries(set.map((key) => [key, name.parse(event[key])])),
        at: new Date(event._aws.Timestamp),
        ...Value.parse(event[Name]),
      })),
    ),
  )

/** `rejected`: events that break the specification, which CloudWatch counts as EMFParsingErrors or EMFValidationErrors. */
export type Extracted = { datums: Datum[]; rejected: { reason: string; message: string }[] }

const isEmf = (event: unknown): boolean => typeof event === 'object' && event !== null && '_aws' in event

const extractedFrom = (message: string): Extracted => {
  try {
    const event: unknown = JSON.parse(message)
    // awsemf also logs metrics that match no declaration; without `_aws` they are plain events.
    return { datums: isEmf(event) ? datumsOf(Event.parse(event)) : [], rejected: [] }
  } catch (error) {
    return { datums: [], rejected: [{ reason: String(error), message }] }
  }
}

/**
 * Does what CloudWatch does with the log events of an EMF group, since no emulator does it.
 * @returns the data points, and the events from which none can be made
 */
export const extracted = (messages: readonly string[]): Extracted => {
  const parts = messages.map(extractedFrom)
  return { datums: parts.flatMap(({ datums }) => datums), rejected: parts.flatMap(({ rejected }) => rejected) }
}

/** @returns whether both name the same dimensions with the same values; CloudWatch never matches a part of a set. */
const sameDimensions = (one: Record<string, string>, other: Record<string, string>): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([key, value]) => other[key] === value)

/** @returns the sum of a metric's values over all data points with exactly these dimensions, as CloudWatch's Sum has it. */
export const sumOf = (datums: readonly Datum[], metric: string, dimensions: Record<string, string>): number =>
  datums
    .filter((datum) => datum.name === metric && sameDimensions(datum.dimensions, dimensions))
    .flatMap(({ values, counts }) => values.map((value, index) => value * (counts[index] ?? 0)))
    .reduce((sum, value) => sum + value, 0)
