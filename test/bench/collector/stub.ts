import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const address = z.object({ port: z.number() })
const counts = z.object({ documents: z.number(), calls: z.number() })

/** X-Ray's stand-in, as a process beside the collector and outside its limits. */
export type Stub = { url: string; counts(): Promise<z.infer<typeof counts>>; stop(): void }

/** Starts it; each call is answered after `answerMs`. */
export const startStub = async (answerMs: number): Promise<Stub> => {
  const child = fork(fileURLToPath(new URL('./xray.ts', import.meta.url)), [String(answerMs)])
  const [said] = await once(child, 'message')
  const url = `http://127.0.0.1:${address.parse(said).port}`
  return {
    url,
    counts: async () => counts.parse(await (await fetch(url)).json()),
    stop: () => child.disconnect(),
  }
}
