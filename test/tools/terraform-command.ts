import { spawnSync } from 'node:child_process'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'

const ownTools = fileURLToPath(new URL('../../.tools/bin', import.meta.url))

/** What Terraform sees of the process's variables: nothing that is somebody's account, nor another CLI configuration. */
export const cleanVariables = (): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^(AWS_|TF_)/.test(name) ? [] : [[name, value]],
    ),
  ),
  PATH: [ownTools, process.env['PATH']].join(delimiter),
  TF_IN_AUTOMATION: '1',
  TF_INPUT: '0',
  CHECKPOINT_DISABLE: '1',
  AWS_ACCESS_KEY_ID: 'testing',
  AWS_SECRET_ACCESS_KEY: 'testing',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_MAX_ATTEMPTS: '1',
  AWS_REGION: 'us-east-1',
})

const versionLine = (): string | undefined => {
  const { status, stdout } = spawnSync('terraform', ['version'], { env: cleanVariables(), encoding: 'utf8' })
  return status === 0 ? stdout.split('\n')[0] : undefined
}

/** The line that `terraform version` begins with; undefined when there is no terraform. */
export const version = versionLine()

/** Why there is no terraform to run; undefined when there is one. It says nothing of providers. */
export const missingCommand: string | undefined =
  version === undefined ? 'there is no terraform on the PATH' : undefined
