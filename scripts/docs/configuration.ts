import * as z from 'zod'
import { Variables } from '../../src/config.ts'
import { adviceVariables, EnvironmentRow, guideVariables, withoutGrafana } from '../../src/environment.ts'
import { secretNames } from '../../src/variables.ts'

type Property = { description?: string; default?: unknown; enum?: unknown[]; type?: string }

const propertiesOf = (schema: z.ZodType): [string, Property][] => {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties).map(([name, property]) => [
    name,
    typeof property === 'object' ? (property as Property) : {},
  ])
}

const cell = (text: string): string => text.replaceAll('|', '\\|')

const standard = (value: unknown): string => {
  if (value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text === '' || text === '[]' || text === '{}' ? '' : `\`${cell(text)}\``
}

const table = (schema: z.ZodType): string =>
  [
    '| name | meaning | default |',
    '|---|---|---|',
    ...propertiesOf(schema).map(([name, property]) => {
      const values = property.enum === undefined ? '' : ` (${property.enum.map((value) => `\`${value}\``).join(', ')})`
      return `| \`${name}\` | ${cell(property.description ?? '')}${values} | ${standard(property.default)} |`
    }),
  ].join('\n')

const expected = (variables: Readonly<Record<string, string>>): string =>
  Object.entries(variables)
    .map(([name, value]) => `- \`${name}\`${value === '*' ? ', any value' : `=\`${value}\``}`)
    .join('\n')

/** @returns docs/configuration.md, made from the zod schemas that parse the configuration. */
export const configurationPage = (): string => `<!-- Made by npm run docs from src/config.ts and src/environment.ts. -->
# Configuration

Every variable that the bundles in \`dist/lambdas\` and the terminal read. All problems are reported at once, and never
with a secret's value. AWS's own variables (\`AWS_ENDPOINT_URL\`, \`AWS_ENDPOINT_URL_<SERVICE>\`, \`AWS_REGION\`,
\`AWS_PROFILE\`, the credential variables …) are honoured as the AWS SDK defines them.

## Variables
${table(Variables)}

The api needs \`CHATOPS_TABLE\`, both queue URLs, \`SLACK_SIGNING_SECRET\` and \`SLACK_TEAM_ID\`; the worker the table, the queues,
\`SLACK_BOT_TOKEN\` and \`SLACK_TEAM_ID\`. Reading in the terminal needs none of them; \`otel secrets\` needs \`CHATOPS_SECRET_ID\`, \`otel deploys\`
\`CHATOPS_TABLE\`, and \`otel doctor\` all that it is to check: \`eval "$(terraform -chdir=infra/bot output -raw exports)"\` sets them. \`SLACK_APP_ID\` and \`SLACK_ENTERPRISE_ID\` are checked where they are set.

The secret \`CHATOPS_SECRET_ID\` is a JSON object; \`otel secrets set\` puts these names into it, and what it holds counts before the variables:
${secretNames.map((name) => `\`${name}\``).join(', ')}.
GitHub is reached with \`GITHUB_TOKEN\`, or as an App by \`GITHUB_APP_ID\`, \`GITHUB_INSTALLATION_ID\` and \`GITHUB_APP_PRIVATE_KEY\` together; \`GITHUB_REPOSITORY\` goes with either.

## The table of environments
\`CHATOPS_ENVIRONMENTS\` is a JSON array with an object for each environment. Only \`name\` is required: every other name has a
default made from \`prefix\`, so a stack of this repository's Terraform needs little more, and a stack that it did not make is
watched by naming its parts.

${table(EnvironmentRow)}

An environment is read from Slack only in its \`channel\` and \`channels\`; without any, only from the terminal.

\`\`\`json
[
  { "name": "production", "discoveryNamespace": "agent-prod.local", "channel": "C0123456789" },
  {
    "name": "staging", "prefix": "agent-stage", "region": "eu-west-1", "channel": "C0223456789",
    "readRole": "arn:aws:iam::222222222222:role/agent-stage-otel-chatops-read", "externalId": "a-long-random-text"
  },
  { "name": "shop", "cluster": "main", "collectorService": "adot", "metricNamespace": "Shop", "logGroup": "/shop/services",
    "variables": { "LOG_FORMAT": null, "SHOP_REGION": "*" } }
]
\`\`\`

## The variables that services must carry
\`variables\` of an environment changes this table: a value replaces one, \`null\` asks for none, \`*\` takes any value.
Missing or different, they make the hop *Applications* fail:
${expected(guideVariables)}

Advice only, a warning at most:
${expected({ ...adviceVariables, ...withoutGrafana })}

## The account's rights
The read role needs \`ecs:ListServices\`, \`ecs:DescribeServices\`, \`ecs:DescribeClusters\`, \`ecs:ListTasks\`, \`ecs:DescribeTasks\`,
\`ecs:DescribeTaskDefinition\`, \`servicediscovery:DiscoverInstances\` (or \`ListServices\`, \`ListInstances\` and \`GetInstancesHealthStatus\` where no namespace is
named), \`cloudwatch:ListMetrics\`, \`cloudwatch:GetMetricData\`, \`cloudwatch:DescribeAlarms\`, \`cloudwatch:GetDashboard\`,
\`logs:FilterLogEvents\`, \`xray:GetTraceSegmentDestination\`, \`xray:GetIndexingRules\`, \`xray:GetTraceSummaries\`, \`xray:BatchGetTraces\` and
\`sns:ListSubscriptionsByTopic\`; where nobody is subscribed also \`events:DescribeRule\` and \`events:ListTargetsByRule\`; to say why a hop failed also \`iam:SimulatePrincipalPolicy\`, \`ec2:DescribeSecurityGroups\`, \`ec2:DescribeSubnets\`, \`ec2:DescribeRouteTables\` and \`ec2:DescribeVpcEndpoints\`. What is not
granted is answered as *could not tell*, with the action that was denied.

Beside these, with the credentials of whoever runs them: \`otel secrets list\` needs \`secretsmanager:GetSecretValue\`, \`otel secrets set\` also
\`secretsmanager:PutSecretValue\` and \`secretsmanager:UpdateSecretVersionStage\`; \`otel deploys\` needs \`dynamodb:GetItem\`, \`dynamodb:PutItem\` and
\`dynamodb:DeleteItem\` on the bot's table, for keys that begin with \`deploy:\`, \`lock:\` and \`deployed:\`; \`otel doctor\` needs
\`dynamodb:DescribeTable\`, \`sqs:GetQueueAttributes\`, \`sqs:GetQueueUrl\` and \`secretsmanager:GetSecretValue\`. Where a secret has a key of its own, also
\`kms:Decrypt\` and \`kms:GenerateDataKey\`.
`
