import * as z from 'zod'
import { completed, type Environment, EnvironmentRow } from './environment.ts'
import { Variables } from './variables.ts'

export { channelsOf, type Environment } from './environment.ts'
export { Variables } from './variables.ts'

export type Config = Omit<Variables, 'CHATOPS_ENVIRONMENTS' | 'CHATOPS_ENVIRONMENTS_FILE'> & {
  environments: Environment[]
}

/** What is wrong with the configuration, all of it at once, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length} problem(s):\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    )
    this.problems = problems
  }
}

const problemsOf = (error: z.ZodError, prefix = ''): string[] =>
  error.issues.map((issue) => `${[prefix, ...issue.path].filter((part) => part !== '').join('.')}: ${issue.message}`)

const rowsFrom = (text: string | undefined): { rows: unknown } | { problem: string } => {
  if (text === undefined) return { rows: [{ name: 'production' }] }
  try {
    return { rows: JSON.parse(text) }
  } catch {
    return { problem: 'CHATOPS_ENVIRONMENTS: is not valid JSON' }
  }
}

const Table = z
  .array(EnvironmentRow)
  .min(1)
  .refine((rows) => new Set(rows.map(({ name }) => name)).size === rows.length, 'two environments have one name')

/**
 * @param variables the process's environment, with secrets merged in
 * @param read reads the file that CHATOPS_ENVIRONMENTS_FILE names
 * @returns the configuration; throws a `ConfigError` that lists every problem, never a secret's value
 */
export const configFrom = (
  variables: Record<string, string | undefined>,
  read: (path: string) => string = () => {
    throw new Error('no files here')
  },
): Config => {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Variables.safeParse(given)
  const problems = parsed.success ? [] : problemsOf(parsed.error)
  const file = given['CHATOPS_ENVIRONMENTS_FILE']
  let text = given['CHATOPS_ENVIRONMENTS']
  if (text === undefined && file !== undefined) {
    try {
      text = read(file)
    } catch {
      problems.push('CHATOPS_ENVIRONMENTS_FILE: cannot be read')
    }
  }
  const rows = rowsFrom(text)
  if ('problem' in rows) throw new ConfigError([...problems, rows.problem])
  const table = Table.safeParse(rows.rows)
  if (!table.success) problems.push(...problemsOf(table.error, 'CHATOPS_ENVIRONMENTS'))
  if (!parsed.success || !table.success || problems.length > 0) throw new ConfigError(problems)
  const { CHATOPS_ENVIRONMENTS: _table, CHATOPS_ENVIRONMENTS_FILE: _file, ...rest } = parsed.data
  return { ...rest, environments: table.data.map((row) => completed(row, rest.AWS_REGION)) }
}
