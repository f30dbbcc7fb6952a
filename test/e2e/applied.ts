import { execFile } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import { serveSlack } from '../../sandbox/slack/serve.ts'
import { makeSlack } from '../../sandbox/slack/slack.ts'
import { type Emulator, python, startMinistack, startMoto } from '../tools/emulators.ts'
import { ownCopy } from '../tools/infra-tree.ts'
import { type Root, succeeded, terraform, tree } from '../tools/terraform.ts'

const repository = join(import.meta.dirname, '..', '..')

export const botToken = 'xoxb-end-to-end'

/** What `terraform output -json` answers. */
const Outputs = z.record(z.string(), z.object({ value: z.unknown() }))
const Change = z.object({ address: z.string(), change: z.object({ actions: z.array(z.string()) }) })
const Plan = z.object({ resource_changes: z.array(Change).default([]) })

/** One root applied once; several may come from the same folder of the repository, each with its own state. */
export type Applied = {
  output<S extends z.ZodType>(name: string, shape: S): z.infer<S>
  /** The state as Terraform keeps it. */
  state(): Promise<string>
  /** Addresses that a second plan would change, with what it would do. */
  drift(): Promise<string[]>
}

/** Zips of the bundles; functions from images need a container engine, which no emulator here has. */
const zipped = async (name: string, folder: string): Promise<string> => {
  const from = join(repository, 'dist', 'lambdas', name)
  const files = (await readdir(from)).filter((file) => file.endsWith('.mjs'))
  const zip = join(folder, `${name}.zip`)
  await promisify(execFile)(python, ['-m', 'zipfile', '-c', zip, ...files.map((file) => join(from, file))])
  return zip
}

/**
 * moto's DiscoverInstances knows the namespace of a service only by the service's own field, which Terraform leaves out
 * since it is in the DNS configuration; AWS takes either.
 */
const namespaceForMoto = ['collector', 'service']
  .map((name) => `resource "aws_service_discovery_service" "${name}" {\n  namespace_id = local.namespace_id\n}\n`)
  .join('')

type Place = { folder: string; variables: Record<string, string> }

const apply = async (root: Root, values: object, { folder, variables }: Place): Promise<Applied> => {
  const place = join(folder, root)
  const file = join(folder, 'values.tfvars.json')
  await writeFile(file, JSON.stringify(values))
  const run = (args: readonly string[]) => terraform(place, args, variables)
  const what = `apply of ${root} with ${JSON.stringify(values)}`
  succeeded(await run(['apply', '-no-color', '-auto-approve', `-var-file=${file}`]), what)
  const outputs = Outputs.parse(JSON.parse(succeeded(await run(['output', '-json']), 'output')))
  return {
    output: (name, shape) => shape.parse(outputs[name]?.value),
    state: async () => succeeded(await run(['state', 'pull']), 'state pull'),
    async drift() {
      const plan = join(folder, 'again.tfplan')
      succeeded(await run(['plan', '-no-color', `-var-file=${file}`, `-out=${plan}`]), `second plan of ${root}`)
      const { resource_changes } = Plan.parse(JSON.parse(succeeded(await run(['show', '-json', plan]), 'show')))
      return resource_changes
        .map(({ address, change }) => `${address} ${change.actions.join('+')}`)
        .filter((line) => !/ (no-op|read)$/.test(line))
    },
  }
}

const pointingAt = (ministack: Emulator, moto: Emulator) => ({
  AWS_ENDPOINT_URL: ministack.url,
  AWS_ENDPOINT_URL_XRAY: moto.url,
  // ministack refuses CreateService of Cloud Map as Terraform sends it.
  AWS_ENDPOINT_URL_SERVICEDISCOVERY: moto.url,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
})

/** @returns two emulated AWS APIs and a fake Slack, with the means to apply our Terraform to them. */
export const startPlace = async () => {
  const slack = makeSlack({ now: () => new Date(), token: botToken })
  const started = await Promise.allSettled([startMinistack(), startMoto(), serveSlack(slack)])
  const removals: (() => Promise<void>)[] = []
  const stop = async () => {
    await Promise.all(started.map((each) => (each.status === 'fulfilled' ? each.value.stop() : undefined)))
    await Promise.all(removals.map((remove) => remove()))
  }
  const [ministack, moto, served] = started
  if (ministack.status === 'rejected' || moto.status === 'rejected' || served.status === 'rejected') {
    await stop()
    throw new Error('An emulator did not start.', { cause: started })
  }
  const variables = pointingAt(ministack.value, moto.value)
  const place = async (): Promise<Place> => {
    const { folder, remove } = await ownCopy(await tree())
    removals.push(remove)
    await writeFile(join(folder, 'infra', 'moto_override.tf'), namespaceForMoto)
    return { folder, variables }
  }
  return {
    slack,
    slackUrl: served.value.url,
    variables,
    ministack: ministack.value.url,
    stop,
    apply: async (root: Root, values: object) => apply(root, values, await place()),
    async zips() {
      const { folder } = await place()
      return { api: await zipped('api', folder), worker: await zipped('worker', folder) }
    },
    /** Runs one of the Python files beside this one; `given` is its standard input. */
    async python(file: string, given: object): Promise<unknown> {
      const env = { PATH: process.env['PATH'] ?? '', ...variables }
      const running = promisify(execFile)(python, [join(import.meta.dirname, file)], { env })
      running.child.stdin?.end(JSON.stringify(given))
      return JSON.parse((await running).stdout)
    },
  }
}
export type Emulated = Awaited<ReturnType<typeof startPlace>>
