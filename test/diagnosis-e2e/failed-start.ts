import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { otelcol } from '../tools/collector.ts'
import { freePorts } from '../tools/free-ports.ts'

/** A collector as a task definition starts it: what its configuration holds, its environment, how it is told where that is. */
export type Start = {
  config: string
  env?: Readonly<Record<string, string>>
  /** The value of `--config` for the file's path; the path itself unless said otherwise. */
  from?: (file: string) => string
}

const fixed = ['0.0.0.0:4317', '0.0.0.0:4318', 'localhost:13133']

const onFreePorts = async (config: string): Promise<string> => {
  const ports = await freePorts(fixed.length)
  return fixed.reduce((text, address, index) => text.replaceAll(address, `127.0.0.1:${ports[index]}`), config)
}

/**
 * Starts a collector that is to fail, and waits for its end.
 * @returns the lines that it wrote; fails with them when it gets ready, or does not end within half a minute
 */
export const failedStart = async ({ config, env = {}, from = (file) => file }: Start): Promise<string[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'start-'))
  const file = join(folder, 'config.yaml')
  await writeFile(file, await onFreePorts(config))
  const variables = { PATH: process.env['PATH'], AWS_EC2_METADATA_DISABLED: 'true', ...env }
  const child = spawn(otelcol, ['--config', from(file)], { env: variables, stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, stopped] = ['', false]
  const force = setTimeout(() => stop(), 30_000)
  const stop = () => {
    stopped = true
    child.kill('SIGKILL')
  }
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += String(chunk)
      if (said.includes('Everything is ready')) stop()
    })
  await new Promise<void>((resolve, reject) => child.once('error', reject).once('close', () => resolve()))
  clearTimeout(force)
  await rm(folder, { recursive: true, force: true })
  if (stopped) throw new Error(`The collector did not end by itself:\n${said}`)
  return said.split('\n').filter((line) => line !== '')
}
