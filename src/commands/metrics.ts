import * as z from 'zod'
import { metricList, oneMetric } from '../reads/metrics.ts'
import { attempt } from '../views/failure.ts'
import { metricsView, seriesInJson } from '../views/metrics.ts'
import { last, nameArgument } from './args.ts'
import { defineCommand } from './command.ts'

const Metric = z.object({ namespace: z.string(), name: z.string(), dimensions: z.record(z.string(), z.string()) })

export const metrics = defineCommand({
  name: 'metrics',
  access: 'read',
  args: z.object({ name: nameArgument('NAME'), last: last('3h') }),
  answer: z.object({
    complete: z.boolean().optional(),
    metrics: z.array(Metric.extend({ lastAt: z.iso.datetime().optional(), latest: z.number().optional() })).optional(),
    series: z
      .array(
        Metric.extend({
          statistic: z.string(),
          points: z.array(z.object({ at: z.iso.datetime(), value: z.number() })),
        }),
      )
      .optional(),
  }),
  doing: (words, environment) => words.commands.doing.metrics(environment),
  run: ({ name, last: windowMs }, ports, surroundings) =>
    attempt(surroundings.words, () =>
      name === undefined
        ? metricList(windowMs, ports, surroundings)
        : oneMetric({ name, windowMs }, ports, surroundings),
    ),
  view: metricsView,
  json: (value) =>
    value.kind === 'one'
      ? { series: value.series.map(seriesInJson) }
      : { complete: value.complete, metrics: value.rows.map(({ metric, ...row }) => ({ ...metric, ...row })) },
})
