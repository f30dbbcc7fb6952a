import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { providerMirror } from '../tools/provider-mirror.ts'
import { missingTerraform } from '../tools/terraform.ts'
import { newFolder } from './folder.ts'
import { root } from './workflow.ts'

const scripts = join(root, '.github', 'scripts')

const variables = `
services = {
  agent-api = { image = "agent-api:latest", port = 8080, environment = { TEXT = "a \\"b\\" $\${x} é <&>" } }
  agent-web = { image = "registry.example.com/web:1", command = ["a", "b"] }
}
`

/** The real Terraform, on a state in a file: the options for the bucket are left out. */
const terraform = `#!/usr/bin/env bash
args=()
for each in "$@"; do [[ $each == -backend-config=* ]] || args+=("$each"); done
PATH=\${PATH#*:} exec terraform "\${args[@]}"
`

const prepared = (): { place: string; env: Record<string, string> } => {
  const place = newFolder('stack')
  const infra = join(place, 'release', 'infra')
  cpSync(join(root, 'infra'), infra, { recursive: true, filter: (path) => !path.includes('.terraform') })
  mkdirSync(join(infra, 'environments'), { recursive: true })
  writeFileSync(join(infra, 'environments', 'production.tfvars'), variables)
  writeFileSync(join(infra, 'backend_override.tf'), 'terraform {\n  backend "local" {}\n}\n')
  mkdirSync(join(place, 'bin'))
  writeFileSync(join(place, 'bin', 'terraform'), terraform)
  chmodSync(join(place, 'bin', 'terraform'), 0o755)
  const mirror = providerMirror()
  const env = {
    PATH: `${join(place, 'bin')}:${process.env['PATH'] ?? ''}`,
    HOME: place,
    RUNNER_TEMP: place,
    GITHUB_WORKSPACE: root,
    ENVIRONMENT: 'production',
    TF_STATE_BUCKET: 'state',
    TF_STATE_KEY: 'production/stack.tfstate',
    TF_STATE_REGION: 'us-east-1',
    CHECKPOINT_DISABLE: '1',
    ...(mirror !== undefined && { TF_CLI_ARGS_init: `-plugin-dir=${mirror}` }),
  }
  return { place, env }
}

test.skipIf(missingTerraform !== undefined || !existsSync(join(root, 'infra', 'variables.tf')))(
  'the real stack gives its services and its collector, and takes them back with images by digest',
  () => {
    const { place, env } = prepared()
    const run = (command: string, args: string[], input = '') => {
      const { status, stdout, stderr } = spawnSync(command, args, { env, input, encoding: 'utf8', cwd: place })
      expect(status, stderr).toBe(0)
      return stdout
    }
    run('bash', [join(scripts, 'stack.sh')])
    const handed = (name: string) => join(place, 'deploy', name)
    const read = JSON.parse(readFileSync(handed('variables.json'), 'utf8'))
    expect(read.services['agent-api'].architecture).toBe('X86_64')
    expect(read.collector.enabled).toBe(true)

    const image = `111111111111.dkr.ecr.us-east-1.amazonaws.com/a@sha256:${'0'.repeat(64)}`
    writeFileSync(handed('images.json'), JSON.stringify({ 'agent-api': image, 'otel-collector': image }))
    const given = [join(scripts, 'release.mjs'), handed('variables.json'), handed('images.json')]
    writeFileSync(handed('release.tfvars.json'), run(process.execPath, given))

    const files = ['-var-file=environments/production.tfvars', `-var-file=${handed('release.tfvars.json')}`]
    const question = 'base64encode(jsonencode({ services = var.services, collector = var.collector }))\n'
    const answer = run('terraform', [`-chdir=${join(place, 'release', 'infra')}`, 'console', ...files], question)
    const taken = JSON.parse(Buffer.from(answer.replaceAll(/["\s]/g, ''), 'base64').toString())
    const expected = structuredClone(read)
    expected.services['agent-api'].image = image
    expected.collector.image = image
    expect(taken).toEqual(expected)
    expect(taken.services['agent-api'].environment.TEXT).toBe('a "b" $'.concat('{x} é <&>'))
  },
)
