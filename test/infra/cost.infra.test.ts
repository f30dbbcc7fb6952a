import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { costDocuments } from '../../scripts/cost/documents.ts'
import { unknownTypes } from '../../scripts/cost/known.ts'
import { customMetrics } from '../../scripts/cost/metrics.ts'
import { taskLines } from '../../scripts/cost/stack.ts'
import { type Resolved, resolved } from '../tools/resolved-plan.ts'
import { exists, missingTerraform, roots } from '../tools/terraform.ts'
import { ofType } from './policy.ts'
import { bootstrapVariants, botVariants, stacks, stackVariants } from './variants.ts'

const skipped = missingTerraform !== undefined || !roots.every(exists)

const withTasks = (plan: Resolved, tasks: number): Resolved => {
  const copy = structuredClone(plan)
  for (const { values } of ofType(copy, 'aws_ecs_service')) values['desired_count'] = tasks
  return copy
}

const sum = (plan: Resolved): number => taskLines(plan).reduce((total, { usd }) => total + usd, 0)

describe.skipIf(skipped)('docs/cost.md', () => {
  it('says what the plans say, in both languages; npm run cost writes it', async () => {
    for (const { path, text } of await costDocuments()) expect(readFileSync(path, 'utf8'), path).toBe(text)
  }, 900_000)
  it('knows of every resource type what it costs, in every variant', async () => {
    for (const { root, variables } of [...stackVariants, ...botVariants, ...bootstrapVariants])
      expect(unknownTypes(await resolved(root, variables))).toEqual([])
  }, 900_000)
  it('would not pass over a resource that nobody has priced', () => {
    const plan: Resolved = {
      outputs: {},
      resources: [
        { address: 'aws_rds_cluster.x', type: 'aws_rds_cluster', name: 'x', key: undefined, values: {}, written: [] },
      ],
    }
    expect(unknownTypes(plan)).toEqual(['aws_rds_cluster'])
  })
  it('follows the plan: twice the tasks cost twice as much', async () => {
    const plan = await resolved('infra', stacks.production)
    expect(sum(withTasks(plan, 4))).toBeCloseTo(2 * sum(withTasks(plan, 2)), 6)
  })
  it('counts one custom metric for each value of each declared dimension', () => {
    const config = JSON.stringify({
      exporters: {
        awsemf: {
          metric_declarations: [
            {
              dimensions: [['service.name'], ['service.name', 'http.route']],
              metric_name_selectors: ['^http\\.server\\.request\\.duration$'],
            },
          ],
        },
        awsxray: null,
      },
      service: { pipelines: { traces: { receivers: ['otlp'], exporters: ['awsxray'] } } },
    })
    expect(customMetrics(config, 3)).toEqual({ applications: 3 + 3 * 20, collector: 0 })
  })
})
