import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownCopy } from '../tools/infra-tree.ts'
import { startPlanAccount } from '../tools/plan-account.ts'
import { missingTerraform, type Root, terraform, tree } from '../tools/terraform.ts'

const repository = join(import.meta.dirname, '..', '..')

/** The image cannot be known before it is pushed; a person gives it as infra/bot/README.md says. */
const image = `123456789012.dkr.ecr.us-east-1.amazonaws.com/otel-chatops@sha256:${'0123456789abcdef'.repeat(4)}`

/** Plans a root as a person does who copied the example and changed nothing. */
const plannedByExample = async (root: Root) => {
  const { folder, remove } = await ownCopy(await tree())
  const account = await startPlanAccount()
  try {
    const example = join(repository, root, 'terraform.tfvars.example')
    await copyFile(example, join(folder, root, 'terraform.tfvars'))
    const given = root === 'infra/bot' ? { TF_VAR_image: image } : {}
    return await terraform(join(folder, root), ['plan', '-no-color', '-lock=false'], {
      AWS_ENDPOINT_URL: account.url,
      ...given,
    })
  } finally {
    await account.stop()
    await remove()
  }
}

describe.skipIf(missingTerraform)('the examples of variables', () => {
  it.each(['infra/bootstrap', 'infra/bot', 'infra'] as const)('plan as they stand in %s', async (root) => {
    const { code, out, err } = await plannedByExample(root)
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(out).toMatch(/Plan: [1-9]\d* to add, 0 to change, 0 to destroy/)
    expect(out).not.toContain('Warning')
  })
})
