import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../tools/free-ports.ts'
import { until } from './until.ts'

const root = join(import.meta.dirname, '..', '..')
const place = join(root, '.tools', 'agent-api')

/** Why the service cannot be started; undefined when it can. */
export const missingAgentApi: string | undefined = existsSync(join(place, 'installed'))
  ? undefined
  : 'examples/agent-api is not installed: run test/tools/agent-api-install.sh'

if (missingAgentApi) console.warn(`\n  SKIPPED: every suite that needs agent-api, because ${missingAgentApi}\n`)

/** A line of standard output and when it was read: what the awslogs driver sends to CloudWatch Logs. */
export type Line = { at: Date; text: string }

/** examples/agent-api as a process of ours. */
export type AgentApi = {
  url: string
  lines(): Line[]
  /** Ends it as ECS does, by SIGTERM. @returns its exit status, and what it wrote to standard error */
  stop(): Promise<{ status: number | null; err: string }>
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(1000) }).then(
    ({ ok }) => ok,
    () => false,
  )

/**
 * Starts the service as its image does, with these variables and no other of OpenTelemetry's.
 * @returns it when its health check answers; fails with what it printed when it does not within half a minute
 */
export const startAgentApi = async (variables: Record<string, string>): Promise<AgentApi> => {
  const port = await freePort()
  const env = { PATH: process.env['PATH'] ?? '', PYTHONDONTWRITEBYTECODE: '1', ...variables }
  const child = spawn(join(place, 'bin', 'python'), ['-m', 'agent_api'], {
    cwd: join(root, 'examples', 'agent-api'),
    env: { ...env, HOST: '127.0.0.1', PORT: String(port) },
  })
  const lines: Line[] = []
  let [rest, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts.map((text) => ({ at: new Date(), text })))
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const stop = async () => {
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), 60_000)
    const status = await ended
    clearTimeout(force)
    return { status, err }
  }
  const url = `http://127.0.0.1:${port}`
  try {
    await until('agent-api answers', 30, async () => child.exitCode !== null || (await answers(`${url}/health`)))
    if (child.exitCode !== null) throw new Error('agent-api ended before it answered.')
  } catch (cause) {
    await stop()
    throw new Error(`agent-api did not start:\n${err}${lines.map(({ text }) => text).join('\n')}`, { cause })
  }
  return { url, lines: () => [...lines], stop }
}
