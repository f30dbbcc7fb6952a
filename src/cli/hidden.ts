import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

type Terminal = { input: NodeJS.ReadableStream; output: NodeJS.WritableStream }

/**
 * Asks at a terminal without showing what is typed. With `until` it takes lines until one of that form, which is how a
 * key of many lines is pasted.
 * @returns what was typed, or undefined when it was broken off (Ctrl-C, Ctrl-D)
 */
export const hidden = async (
  prompt: string,
  { input, output }: Terminal,
  until?: RegExp,
): Promise<string | undefined> => {
  output.write(prompt)
  // The terminal does not echo in raw mode; what readline would draw goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const asking = createInterface({ input, output: nowhere, terminal: true })
  const lines: string[] = []
  const { promise, resolve } = Promise.withResolvers<string | undefined>()
  asking.on('line', (line) => {
    lines.push(line)
    if (until === undefined || until.test(line)) resolve(lines.join('\n'))
  })
  asking.on('SIGINT', () => resolve(undefined))
  asking.on('close', () => resolve(undefined))
  const typed = await promise
  asking.close()
  output.write('\n')
  return typed
}
