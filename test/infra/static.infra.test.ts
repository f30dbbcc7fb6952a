import { globSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  actionlint,
  type Checked,
  type Checker,
  checkov,
  type Finding,
  missingCheckers,
  said,
  shellcheck,
  zizmor,
} from '../tools/checkers.ts'
import { exists, missingTerraform, type Root, roots } from '../tools/terraform.ts'
import { resolvedJson } from '../tools/whole-plan.ts'
import { dockerfiles, shellScripts, workflows } from './scripts.ts'
import { bootstrapVariants, botVariants, readAccessVariants, stackVariants } from './variants.ts'
import { notWaived, unused, waivers, waiversIn } from './waivers.ts'

const variants = [...stackVariants, ...botVariants, ...bootstrapVariants, ...readAccessVariants]

const onPlans = async (root: Root): Promise<Checked> => {
  const files: string[] = []
  for (const each of variants.filter((variant) => variant.root === root))
    files.push(await resolvedJson(root, each.variables))
  const { passed, findings } = await checkov([
    ...files.flatMap((file) => ['-f', file]),
    '--framework',
    'terraform_plan',
  ])
  return { passed, findings: findings.map((finding) => ({ ...finding, subject: `${root}: ${finding.subject}` })) }
}

const onFiles = async (framework: string, files: readonly string[]): Promise<Checked> =>
  files.length === 0
    ? { passed: 0, findings: [] }
    : checkov([...files.flatMap((file) => ['-f', file]), '--framework', framework])

const found: Finding[] = []
const kept = (findings: readonly Finding[]): string[] => {
  found.push(...findings)
  return notWaived(findings).map(said)
}
const skipped = (checker: Checker): boolean => missingCheckers[checker] !== undefined

describe.skipIf(skipped('checkov') || missingTerraform !== undefined)('checkov', () => {
  it.each(roots.filter(exists))(
    'holds nothing against the plans of %s that is not waived',
    async (root) => {
      const { passed, findings } = await onPlans(root)
      console.log(`  checkov, ${root}: ${passed} rules passed, ${findings.length} waived or failed`)
      expect(passed).toBeGreaterThan(10)
      expect(kept(findings)).toEqual([])
    },
    900_000,
  )
  it('holds nothing against workflows and Dockerfiles that is not waived', async () => {
    const checked = [await onFiles('github_actions', workflows()), await onFiles('dockerfile', dockerfiles())]
    expect(kept(checked.flatMap(({ findings }) => findings))).toEqual([])
  })
})

describe.skipIf(skipped('zizmor'))('zizmor', () => {
  it('holds nothing against the workflows that is not waived', async () => {
    expect(workflows().length).toBeGreaterThan(0)
    expect(kept(await zizmor(['.github']))).toEqual([])
  })
})

describe.skipIf(skipped('actionlint'))('actionlint', () => {
  it('holds nothing against the workflows that is not waived', async () => {
    expect(kept(await actionlint(workflows()))).toEqual([])
  })
})

describe.skipIf(skipped('shellcheck'))('shellcheck', () => {
  it('holds nothing against any shell script that is not waived', async () => {
    expect(shellScripts()).toEqual(expect.arrayContaining(['.ci/run', 'test/tools/install.sh']))
    expect(kept(await shellcheck(shellScripts()))).toEqual([])
  })
})

describe('the checkers', () => {
  it.skipIf(skipped('shellcheck'))('would find a script that is wrong', async () => {
    expect((await shellcheck(['test/infra/fixtures/wrong.txt'])).map(({ rule }) => rule)).toContain('SC2086')
  })
  it.skipIf(skipped('actionlint'))('would find a workflow that is wrong', async () => {
    expect((await actionlint(['test/infra/fixtures/workflow.yml'])).map(({ rule }) => rule)).toContain('expression')
  })
  it.skipIf(skipped('zizmor'))('would find a workflow that is unsafe', async () => {
    expect((await zizmor(['test/infra/fixtures/workflow.yml'])).map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['template-injection', 'unpinned-uses']),
    )
  })
})

describe('docs/waivers.md', () => {
  let tests = ''
  beforeAll(() => {
    tests = globSync('test/**/*.{ts,tsx}')
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n')
  })
  it('waives nothing that is not found any more', () => {
    const complete =
      missingTerraform === undefined && Object.values(missingCheckers).every((reason) => reason === undefined)
    if (complete) expect(unused(found).map(({ rule, where }) => `${rule} at ${where}`)).toEqual([])
  })
  it.each(waivers)('names a test that is there, instead of $rule at $where', ({ instead }) => {
    const [, named = ''] = /"([^"]+)"/.exec(instead) ?? []
    expect(named).not.toBe('')
    expect(tests.includes(named), named).toBe(true)
  })
  it('would fail on a row that lacks its reason, that covers nothing, or that covers too little', () => {
    const finding: Finding = { tool: 'checkov', rule: 'CKV_1', subject: 'infra: aws_x.y[0]', text: '' }
    const row = { rule: 'CKV_1', where: 'infra: aws_x.*', why: 'so', instead: '"it"' }
    expect(() => waiversIn('| CKV_1 | infra: aws_x.y |  | "it" |')).toThrow('lacks')
    expect(unused([finding], [{ ...row, where: 'infra: aws_z.*' }])).toHaveLength(1)
    expect(notWaived([finding], [{ ...row, where: 'infra: aws_x.y' }])).toHaveLength(1)
    expect(notWaived([finding], [row])).toEqual([])
  })
})
