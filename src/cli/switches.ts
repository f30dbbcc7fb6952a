import type { Words } from '../words/words.ts'

/** What only the terminal knows, taken out of the words before the command is planned. */
export type Switches = {
  json: boolean
  sandbox: boolean
  faults: string[]
  save?: string
  facts?: string
  follow: boolean
  list: boolean
  version: boolean
  url?: string
  collectorConfig?: string
  markdown: boolean
  rest: string[]
}

const flags = {
  '--json': 'json',
  '--sandbox': 'sandbox',
  '--follow': 'follow',
  '--list': 'list',
  '--version': 'version',
  '--markdown': 'markdown',
} as const
const values = {
  '--save': 'save',
  '--facts': 'facts',
  '--url': 'url',
  '--collector-config': 'collectorConfig',
} as const

const isFlag = (word: string): word is keyof typeof flags => Object.hasOwn(flags, word)
const isValue = (word: string): word is keyof typeof values => Object.hasOwn(values, word)

/** @returns the switches and the words that are left, or what is wrong with them. */
export const switchesIn = (argv: readonly string[], words: Words): Switches | { problem: string } => {
  const found: Switches = {
    json: false,
    sandbox: false,
    faults: [],
    follow: false,
    list: false,
    version: false,
    markdown: false,
    rest: [],
  }
  // `--save=FILE` is `--save FILE`.
  const split = argv.flatMap((word) =>
    /^--(save|facts|fault|url|collector-config)=/.test(word)
      ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]
      : [word],
  )
  for (let index = 0; index < split.length; index += 1) {
    const word = split[index] ?? ''
    if (isFlag(word)) found[flags[word]] = true
    else if (isValue(word) || word === '--fault') {
      index += 1
      const value = split[index]
      if (value === undefined || value.startsWith('--')) return { problem: words.terminal.needsValue(word) }
      if (word === '--fault') found.faults.push(value)
      else found[values[word]] = value
    } else found.rest.push(word)
  }
  if (found.faults.length > 0 && !found.sandbox) return { problem: words.terminal.faultNeedsSandbox }
  return found
}
