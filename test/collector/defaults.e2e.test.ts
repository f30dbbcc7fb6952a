import { expect, it } from 'vitest'
import { plannedStack } from '../telemetry/planned-stack.ts'
import { renderCollector } from '../tools/render-collector.ts'
import { missingTerraform } from '../tools/terraform.ts'

it.skipIf(missingTerraform)('the template is tested with what a stack of defaults gives its collector', async () => {
  expect(JSON.parse(renderCollector())).toEqual(JSON.parse((await plannedStack()).collectorConfig))
})
