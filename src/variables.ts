import * as z from 'zod'

const loopback = /^http:\/\/(127\.0\.0\.1|([a-z0-9-]+\.)*localhost|\[::1\])(:\d+)?(\/|$)/
const baseUrl = z
  .url()
  .refine((url) => url.startsWith('https://') || loopback.test(url), 'must be https, or http on loopback')

const pem = /^-----BEGIN (?:RSA )?PRIVATE KEY-----\n[A-Za-z0-9+/=\s]+\n-----END (?:RSA )?PRIVATE KEY-----\n$/

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
  CHATOPS_NAME: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .default('otel-chatops')
    .describe("name of this bot: the dimension `Bot` of its own metrics, and the beginning of its resources' names"),
  CHATOPS_API_URL: baseUrl
    .optional()
    .describe("base URL of the bot's HTTP API, which `otel doctor` asks; http only on loopback"),
  CHATOPS_TABLE: z.string().optional().describe("name of the bot's DynamoDB table"),
  CHATOPS_JOBS_QUEUE_URL: z.url().optional().describe('SQS FIFO queue of jobs'),
  CHATOPS_LATER_QUEUE_URL: z.url().optional().describe('SQS standard queue for looking again later'),
  CHATOPS_SECRET_ID: z
    .string()
    .optional()
    .describe(
      'a Secrets Manager secret whose JSON holds what `otel secrets set` takes, over the variables of those names',
    ),
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
  GITHUB_API_URL: baseUrl.default('https://api.github.com').describe("GitHub's REST API; http only on loopback"),
  GITHUB_REPOSITORY: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, 'must be owner/name')
    .optional()
    .describe('the repository whose workflow deploys, as `owner/name`'),
  GITHUB_WORKFLOW_FILE: z
    .string()
    .regex(/^[\w.-]+\.ya?ml$/, 'must be the name of a workflow file')
    .default('deploy.yml')
    .describe('its workflow file (GitHub Actions itself sets `GITHUB_WORKFLOW`, to a title)'),
  GITHUB_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{20,2000}$/, 'must be one word of at least 20 characters')
    .optional()
    .describe('a fine-grained token for that repository, where there is no GitHub App'),
  GITHUB_APP_ID: z
    .string()
    .regex(/^(\d{1,12}|Iv[\w.]{10,40})$/, 'must be the id or the client id of the App')
    .optional()
    .describe('id of the GitHub App'),
  GITHUB_APP_PRIVATE_KEY: z
    .string()
    .transform((key) => `${key.replaceAll('\\n', '\n').trim()}\n`)
    .pipe(z.string().regex(pem, 'must be a private key in PEM'))
    .optional()
    .describe('its private key in PEM; `\\n` may stand for a line break'),
  GITHUB_INSTALLATION_ID: z
    .string()
    .regex(/^\d{1,12}$/, 'must be a number')
    .optional()
    .describe('id of its installation that has the repository'),
  GITHUB_WEBHOOK_SECRET: z.string().min(16).optional().describe("secret of the GitHub App's webhooks"),
  CANARY_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('of the canary function alone: where it sends OTLP over gRPC, `http://NAME:4317`'),
  CANARY_NAMESPACE: z
    .string()
    .regex(/^[A-Za-z0-9._/#:-]{1,255}$/)
    .optional()
    .describe(
      'of the canary function alone: CloudWatch namespace of how its rounds ended (`Failed`, `Send`, `ReadBack`)',
    ),
  CANARY_ENVIRONMENT: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe('of the canary function alone: `deployment.environment` of what it sends'),
  CANARY_SERVICE: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,128}$/)
    .default('otel-canary')
    .describe('of the canary function alone: `service.name` of what it sends'),
  AWS_REGION: z.string().optional().describe('region of the bot, and of environments that name none'),
})
export type Variables = z.infer<typeof Variables>

/** What `otel secrets set` may put into the bot's secret. */
export const secretNames = [
  'SLACK_SIGNING_SECRET',
  'SLACK_BOT_TOKEN',
  'SLACK_TEAM_ID',
  'SLACK_APP_ID',
  'SLACK_ENTERPRISE_ID',
  'GITHUB_TOKEN',
  'GITHUB_APP_ID',
  'GITHUB_APP_PRIVATE_KEY',
  'GITHUB_INSTALLATION_ID',
  'GITHUB_WEBHOOK_SECRET',
] as const satisfies readonly (keyof Variables)[]
export type SecretName = (typeof secretNames)[number]

/** The signing secret before the one that holds, good while it is being rotated. */
export const previousSigningSecret = 'SLACK_SIGNING_SECRET_PREVIOUS' satisfies keyof Variables
