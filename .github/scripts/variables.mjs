// Small readings of the JSON between the steps, from standard input: variables.mjs WHAT [NAME].
import { readFileSync } from 'node:fs'

const [what, name] = process.argv.slice(2)
const text = readFileSync(0, 'utf8')
const platforms = { X86_64: 'linux/amd64', ARM64: 'linux/arm64' }

const answers = {
  /** Platform of a service of the stack; nothing when it has no such service. */
  platform: () => {
    const { services } = JSON.parse(text)
    return Object.hasOwn(services, name) ? platforms[services[name].architecture] : ''
  },
  /** Image of the collector; nothing when the stack has none of its own. */
  collector: () => {
    const { collector } = JSON.parse(text)
    return collector.enabled ? collector.image : ''
  },
  /** Digest of a manifest's descriptor. */
  digest: () => JSON.parse(text).digest,
  /** Lines of name and image as one object. */
  images: () =>
    JSON.stringify(
      Object.fromEntries(
        text
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => line.split(' ')),
      ),
    ),
}

const answer = answers[what]?.()
if (typeof answer !== 'string') throw new Error(`no ${what}`)
process.stdout.write(answer)
