import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { initialisedTree, keptFor, ownCopy, type Root } from './infra-tree.ts'
import { startPlanAccount } from './plan-account.ts'
import { providerMirror } from './provider-mirror.ts'
import { cleanVariables, missingCommand, version } from './terraform-command.ts'

export { exists, type Root, roots } from './infra-tree.ts'
export { account, existing } from './plan-account.ts'

const repository = fileURLToPath(new URL('../../', import.meta.url))

export type Run = { code: number; out: string; err: string }

/** Runs terraform in `folder` and waits for it; `variables` are added to a clean environment. Never throws for its exit status. */
export const terraform = (folder: string, args: readonly string[], variables: Record<string, string> = {}) =>
  new Promise<Run>((resolve, reject) => {
    const child = spawn('terraform', args, { cwd: folder, env: { ...cleanVariables(), ...variables } })
    const run: Run = { code: 1, out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      run.out += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      run.err += chunk
    })
    child.on('error', reject).on('close', (code) => resolve({ ...run, code: code ?? 1 }))
  })

/** @returns what a run printed; throws with its end when it failed. */
export const succeeded = ({ code, out, err }: Run, what: string): string => {
  if (code !== 0) throw new Error(`terraform ${what} ended with ${code}:\n${(err || out).slice(-6000)}`)
  return out
}

const init = async (folder: string): Promise<void> => {
  const mirror = providerMirror()
  const args = ['init', '-no-color', ...(mirror ? [`-plugin-dir=${mirror}`] : [])]
  succeeded(await terraform(folder, args), `init in ${folder}`)
}

let making: Promise<string> | undefined

/** @returns a folder that holds `infra/` with every root initialised; the same for all who ask while nothing changes. */
export const tree = (): Promise<string> => {
  making ??= initialisedTree(init, `${version} ${providerMirror() ?? 'registry'}`)
  return making
}

const reason = async (): Promise<string | undefined> => {
  if (missingCommand !== undefined) return missingCommand
  const probe = await mkdtemp(join(tmpdir(), 'terraform-'))
  const wanted =
    'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws", version = ">= 5.100, < 7" }\n  }\n}\n'
  await writeFile(join(probe, 'terraform.tf'), wanted)
  try {
    await init(probe)
    return undefined
  } catch (error) {
    return `terraform cannot get the AWS provider: ${String(error).split('\n').slice(1, 6).join(' ')}`
  } finally {
    await rm(probe, { recursive: true, force: true })
  }
}

/** Why nothing of Terraform can be run; undefined when it can. */
export const missingTerraform: string | undefined = await reason()

if (missingTerraform) console.warn(`\n  SKIPPED: every suite that needs Terraform, because ${missingTerraform}\n`)

// Raised when what is kept beside a plan takes another form.
const form = 2

/** Plan of one root: the file that Terraform saved, the path of its JSON, and that JSON. */
export type Planned = { file: string; json: string; text: string }

const madePlan = async (root: Root, variables: object, place: string): Promise<void> => {
  const { folder, remove } = await ownCopy(await tree())
  const account = await startPlanAccount()
  try {
    const values = join(folder, 'values.tfvars.json')
    await writeFile(values, JSON.stringify(variables))
    const file = join(folder, 'plan.tfplan')
    const run = await terraform(
      join(folder, root),
      ['plan', '-no-color', '-lock=false', `-var-file=${values}`, `-out=${file}`],
      { AWS_ENDPOINT_URL: account.url },
    )
    succeeded(run, `plan of ${root} (not known to the account of plans: ${account.unknown.join(', ') || 'nothing'})`)
    const shown = succeeded(await terraform(join(folder, root), ['show', '-json', file]), `show of ${root}`)
    await mkdir(place, { recursive: true })
    await writeFile(join(place, 'plan.json'), shown)
    await rename(file, join(place, 'plan.tfplan'))
  } finally {
    await account.stop()
    await remove()
  }
}

/**
 * Plans a root against an empty account, without any network. Kept by the content of the root and the variables.
 * @param root folder under the repository
 * @param variables values of its variables, ephemeral ones too
 */
export const planned = async (root: Root, variables: object = {}): Promise<Planned> => {
  const place = await keptFor(await tree(), root, `${version} ${form} ${JSON.stringify(variables)}`)
  const json = join(place, 'plan.json')
  const file = join(place, 'plan.tfplan')
  if (!existsSync(file)) await madePlan(root, variables, place)
  return { file, json, text: await readFile(json, 'utf8') }
}

/** @returns Terraform's own word on a root: `terraform validate -json`. */
export const validated = async (root: Root): Promise<unknown> =>
  JSON.parse((await terraform(join(await tree(), root), ['validate', '-json'])).out)

/** Runs the root's own tests (`tests/*.tftest.hcl`), all of them with a mocked provider. */
export const tested = async (root: Root): Promise<Run> => terraform(join(await tree(), root), ['test', '-no-color'])

/** @returns what `terraform fmt` would change in the repository; empty when nothing. */
export const unformatted = async (): Promise<string> =>
  (await terraform(repository, ['fmt', '-check', '-recursive', '-diff', 'infra'])).out
