import { type Level, levelOf, levels } from '../../../log-line.ts'
import { defineCause } from '../../cause.ts'
import { type Container, serviceLines } from '../../lines/service-lines.ts'
import { lineProof, type Proof } from '../../proof.ts'

/** INFO is an ordinary level of production; what is above it leaves ordinary lines out. */
const ordinary: Level = 'info'

const names = ['LOG_LEVEL', 'LOGLEVEL', 'LOGGING_LEVEL', 'ROOT_LOG_LEVEL', 'APP_LOG_LEVEL', 'PYTHON_LOG_LEVEL']

/** Python's numbers, which some give in place of names. Source: CPython, logging. */
const numbers: Readonly<Record<string, Level>> = { '30': 'warning', '40': 'error', '50': 'critical' }

const rank = (level: Level): number => levels.indexOf(level)

const highLevel = ({ environment }: Container): { name: string; value: string; level: Level } | undefined => {
  for (const name of names) {
    const value = environment[name]?.trim() ?? ''
    const level = levelOf(value) ?? numbers[value]
    if (level !== undefined) return rank(level) > rank(ordinary) ? { name, value, level } : undefined
  }
  return undefined
}

/** A variable keeps ordinary lines from being written, and none is seen. */
export const logLevelTooHigh = defineCause({
  kind: 'log-level-too-high',
  catalogue: ['L9'],
  source: 'measured',
  symptoms: ['logs'],
  hop: 'applications',
  brings: ['log_lines_missing'],
  needs: ['taskDefinitions'],
  wants: ['logSample', 'services'],
  judge({ logSample = [], ...known }, { environment }) {
    return serviceLines({ logSample, ...known }).flatMap(({ service, container, lines }) => {
      const high = highLevel(container)
      if (high === undefined) return []
      const { name, value, level } = high
      // A level that the environment's own table wants is no accident.
      if (environment.variables[name] === value) return []
      const levelled = lines.filter((line) => line.level !== undefined)
      const isBelow = (line: (typeof lines)[number]) => line.level !== undefined && rank(line.level) < rank(level)
      // Then the service does not read the variable.
      if (levelled.some(isBelow)) return []
      const [newest] = levelled
      const line: Proof[] = newest === undefined ? [] : [lineProof('logSample', { ...newest, count: 1 })]
      return [
        {
          subject: service,
          confidence: newest === undefined ? ('likely' as const) : ('confirmed' as const),
          values: { variable: name, level: value },
          proof: [
            { kind: 'variable', source: 'taskDefinitions', service, name, value, wanted: 'INFO' },
            ...line,
          ] as const,
        },
      ]
    })
  },
})
