import * as z from 'zod'
import { completed, type Environment, EnvironmentRow } from './environment.ts'

export { channelsOf, type Environment } from './environment.ts'

const loopback = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/
const baseUrl = z
  .url()
  .refine((url) => url.startsWith('https://') || loopback.test(url), 'must be https, or http on loopback')

const ids = (form: RegExp) =>
  z
    .string()
    .transform((list) => list.split(',').map((id) => id.trim()))
    .pipe(z.array(z.string().regex(form)))

/** Every variable that the bundles and the terminal read; `docs/configuration.md` is made from this. */
export const Variables = z.object({
  CHATOPS_ENVIRONMENTS: z
    .string()
    .optional()
    .describe('the table of environments, as a JSON array; default one, `production`'),
  CHATOPS_ENVIRONMENTS_FILE: z.string().optional().describe('a file with that table, instead'),
  CHATOPS_LANGUAGE: z
    .enum(['en', 'zh-CN'])
    .default('en')
    .describe('language where the reader has no locale that we have'),
  CHATOPS_LOG_CONTENT: z
    .enum(['full', 'keys', 'links'])
    .default('full')
    .describe('how much of a log line may enter Slack: all of it, its keys, or only a link'),
  CHATOPS_TABLE: z.string().optional().describe("name of the bot's DynamoDB table"),
  CHATOPS_JOBS_QUEUE_URL: z.url().optional().describe('SQS FIFO queue of jobs'),
  CHATOPS_LATER_QUEUE_URL: z.url().optional().describe('SQS standard queue for looking again later'),
  CHATOPS_SECRET_ID: z
    .string()
    .optional()
    .describe('a Secrets Manager secret whose JSON holds the SLACK_ secrets below, instead of the variables'),
  SLACK_SIGNING_SECRET: z.string().min(8).optional().describe('signing secret of the Slack app'),
  SLACK_SIGNING_SECRET_PREVIOUS: z.string().min(8).optional().describe('the one before, while it is being rotated'),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-').optional().describe('bot token'),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-')
    .optional()
    .describe('app-level token, for Socket Mode (`npm run dev`) only'),
  SLACK_APP_ID: z
    .string()
    .regex(/^A[A-Z0-9]+$/)
    .optional()
    .describe('id of the Slack app; requests for another are refused'),
  SLACK_TEAM_ID: ids(/^T[A-Z0-9]+$/)
    .optional()
    .describe('workspaces that may ask, separated by commas'),
  SLACK_ENTERPRISE_ID: z
    .string()
    .regex(/^E[A-Z0-9]+$/)
    .optional()
    .describe('the Enterprise Grid organisation, if there is one'),
  SLACK_API_URL: baseUrl.default('https://slack.com/api/').describe("Slack's Web API; http only on loopback"),
  AWS_REGION: z.string().optional().describe('region of the bot, and of environments that name none'),
})
export type Variables = z.infer<typeof Variables>

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
