import { describe, expect, it } from 'vitest'
import { commands } from '../src/commands/index.ts'
import { configFrom } from '../src/config.ts'
import { plan } from '../src/dispatch.ts'
import { plain } from '../src/rich.ts'
import { textOf } from '../src/terminal/text.ts'
import { languages } from '../src/words/words.ts'

const rows = [
  { name: 'production', channel: 'C0PROD', channels: ['C0OPS'] },
  { name: 'staging', channel: 'C0STAGE', channels: ['C0OPS'] },
]
const several = configFrom({ CHATOPS_ENVIRONMENTS: JSON.stringify(rows) })
const single = configFrom({})
const words = languages.en

const decide = (line: string, config = single, channel?: string) =>
  plan(line, { config, words, ...(channel !== undefined && { channel }) })

const said = (line: string, config = single, channel?: string): string => {
  const planned = decide(line, config, channel)
  return planned.kind === 'run' ? planned.doing : textOf(planned.card, { width: 200, colours: false, zone: 'UTC' })
}

describe('help', () => {
  it('lists every command when nothing is typed', () => {
    for (const { name } of commands) expect(said('')).toContain(name)
  })
  it('explains one command with every argument of its schema', () => {
    const text = said('help traces')
    for (const argument of ['service', '--errors', '--slow 2s', '--last 1h', '--id ID'])
      expect(text).toContain(argument)
    expect(said('traces --help')).toBe(text)
  })
  it('has words for every argument of every command', () => {
    for (const command of commands)
      for (const name of Object.keys(command.args.shape)) expect(words.commands.arguments).toHaveProperty(name)
  })
})

describe('a line that is not understood', () => {
  it('gets a suggestion and the list, never an error', () => {
    const text = said('verfy')
    expect(text).toContain('Did you mean verify?')
    expect(text).toContain('status')
  })
  it.each([
    ['status nope', 'There is no environment called nope'],
    ['status --env prodction', 'Did you mean production?'],
    ['verify production now', 'do not know what to do with now'],
    ['traces --last yesterday', 'last needs a time such as 90s'],
    ['traces --last 30d', 'last reaches back at most 7d'],
    ['traces --id 42', 'A trace id is'],
    ['logs --level loud', 'level is one of debug, info, warning, error, critical, warn'],
    ['logs --grep ""', 'grep has between 1 and 200 characters'],
    ['verify --hops deployment,mars', 'hops is one of deployment, discovery'],
    ['traces --erors', 'There is no option --erors'],
  ])('%s', (line, sentence) => {
    expect(said(line)).toContain(sentence)
    expect(said(line)).not.toContain('undefined')
  })
  it('shows the usage of the command that was meant', () => {
    expect(said('traces --nope')).toContain('Usage: /otel traces [env] [service] [--errors]')
  })
})

describe('the environment', () => {
  const chosen = (line: string, channel?: string) => {
    const planned = decide(line, several, channel)
    return planned.kind === 'run'
      ? planned.environment.name
      : planned.kind === 'refusal'
        ? planned.reason
        : planned.kind
  }
  it('is the first word if one of that name exists, else that word is the next argument', () => {
    expect(chosen('traces staging agent-api')).toBe('staging')
    const planned = decide('traces agent-api')
    expect(planned.kind === 'run' && planned.args['service']).toBe('agent-api')
  })
  it('is the only one, or the one of the channel', () => {
    expect(decide('verify').kind).toBe('run')
    expect(chosen('verify', 'C0STAGE')).toBe('staging')
  })
  it('is asked for with a button for each where it is not clear', () => {
    const planned = decide('verify --hops watching', several)
    expect(planned.kind === 'refusal' && planned.reason).toBe('environment_needed')
    expect(
      planned.kind === 'refusal' && planned.card.buttons?.map((button) => 'line' in button && button.line),
    ).toEqual(['verify production --hops watching', 'verify staging --hops watching'])
  })
  it('may only be read in its own channels', () => {
    expect(chosen('verify staging', 'C0PROD')).toBe('not_allowed')
    expect(chosen('verify staging', 'C0OPS')).toBe('staging')
    expect(chosen('verify staging', 'C0ELSE')).toBe('not_allowed')
  })
  it('is read nowhere in Slack until a channel is named', () => {
    expect(said('verify', single, 'C0ANY')).toContain('may not be read from Slack')
  })
})

describe('a planned command', () => {
  it('carries parsed arguments, with their defaults', () => {
    const planned = decide('traces --errors --slow 1.5s')
    expect(planned.kind === 'run' && planned.args).toEqual({ errors: true, slow: 1500, last: 3_600_000 })
  })
  it.each([
    ['verify --commands', 'verify production --commands'],
    ['logs production agent-api --grep "time out"', 'logs production agent-api --grep "time out"'],
    ['traces --env production --errors', 'traces production --errors'],
    ['traces --env=production --errors', 'traces production --errors'],
  ])('%s is written out as %s for its buttons, which plan the same', (line, written) => {
    const planned = decide(line)
    expect(planned.kind === 'run' && planned.line).toBe(written)
    const again = decide(written)
    expect(again.kind === 'run' && again.args).toEqual(planned.kind === 'run' && planned.args)
  })
  it('says what is being done, in the reader’s language', () => {
    expect(said('verify')).toBe('Checking 9 hops of production …')
    const chinese = plan('verify', { config: single, words: languages['zh-CN'] })
    expect(chinese.kind === 'run' && chinese.doing).toMatch(/production.*9|9.*production/)
  })
})

it('treats a trace id of either form as the same', () => {
  const ids = ['1-5759e988-bd862e3fe1be46a994272793', '5759e988bd862e3fe1be46a994272793'].map((id) => {
    const planned = decide(`traces --id ${id}`)
    return planned.kind === 'run' ? planned.args['id'] : plain([])
  })
  expect(ids[0]).toBe('1-5759e988-bd862e3fe1be46a994272793')
  expect(ids[1]).toBe(ids[0])
})
