import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

/** Milliseconds of the period in which a process gets its share of a core. */
const period = 20

/** Holds a process to a share of one core by stopping and continuing it. @returns stops doing so. */
const held = (child: ChildProcess, share: number): (() => void) => {
  let running = true
  let timer: NodeJS.Timeout
  const turn = (): void => {
    running = !running
    child.kill(running ? 'SIGCONT' : 'SIGSTOP')
    timer = setTimeout(turn, running ? period * share : period * (1 - share))
  }
  timer = setTimeout(turn, period * share)
  return () => {
    clearTimeout(timer)
    child.kill('SIGCONT')
  }
}

export type Start = { bundle: string; event: string; variables: Record<string, string>; share?: number }

/** @returns milliseconds from the start of a new process until its handler has answered the command. */
export const coldStart = async ({ bundle, event, variables, share }: Start): Promise<number> => {
  const begun = performance.now()
  const child = spawn(process.execPath, [join(import.meta.dirname, 'start.mjs'), bundle, event], {
    env: variables,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const release = share === undefined ? () => undefined : held(child, share)
  let said = ''
  let took = Number.NaN
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk
    if (said.includes('"status"') && Number.isNaN(took)) took = performance.now() - begun
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  release()
  if (code !== 0 || !said.includes('"status":200')) throw new Error(`${bundle} ended with ${code}: ${said}`)
  return took
}
