import type { Resolved } from '../../test/tools/resolved-plan.ts'
import { assumptions as a } from './assumptions.ts'
import { type Line, line } from './line.ts'
import { named } from './planned.ts'
import { alarmLines, keyLines } from './watching.ts'
import { minutes } from './workload.ts'

const calls: Readonly<Record<string, { times: number; seconds: number }>> = {
  api: { times: a.commands, seconds: a.apiSeconds },
  // A canary is three messages: send, and two looks.
  worker: { times: a.commands + a.heartbeats + 3 * a.canaries, seconds: a.workerSeconds },
}

const functionLines = (plan: Resolved): Line[] =>
  named(plan, 'aws_lambda_function').flatMap(({ key, values }) => {
    const work = calls[String(key)]
    if (!work) throw new Error(`scripts/cost/bot.ts does not know how often the function ${key} is called`)
    const arm = Array.isArray(values['architectures']) && values['architectures'].includes('arm64')
    const gigabyteSeconds = (work.times * work.seconds * Number(values['memory_size'])) / 1024
    return [
      line('bot', `function ${key}, calls`, 'lambdaRequests', work.times / 1e6),
      line('bot', `function ${key}, time`, arm ? 'lambdaArm' : 'lambdaX86', gigabyteSeconds),
    ]
  })

// Mostly Lambda asking an empty queue; queues that nobody reads cost nothing.
const queueLines = (plan: Resolved): Line[] => {
  const read = new Set(named(plan, 'aws_lambda_event_source_mapping').map(({ values }) => values['event_source_arn']))
  return named(plan, 'aws_sqs_queue')
    .filter(({ values }) => read.has(values['arn']))
    .map(({ key, values }) =>
      line(
        'bot',
        `queue ${key}`,
        values['fifo_queue'] === true ? 'sqsFifo' : 'sqsStandard',
        (a.pollsPerMinutePerQueue * minutes + 3 * a.commands) / 1e6,
      ),
    )
}

const schedules = (plan: Resolved, name: string) =>
  named(plan, 'aws_scheduler_schedule').filter(({ address }) => address.startsWith(`aws_scheduler_schedule.${name}`))

/** Everything that infra/bot makes. */
export const botLines = (plan: Resolved): Line[] => [
  ...functionLines(plan),
  ...named(plan, 'aws_apigatewayv2_api').map(() => line('bot', 'HTTP API', 'httpApi', a.commands / 1e6)),
  ...queueLines(plan),
  ...named(plan, 'aws_dynamodb_table').flatMap(() => [
    line('bot', 'table, writes', 'dynamodbWrites', (4 * a.commands) / 1e6),
    line('bot', 'table, reads', 'dynamodbReads', (4 * a.commands) / 1e6),
    line('bot', 'table, kept', 'dynamodbGb', 0.1),
  ]),
  ...schedules(plan, 'heartbeat').map(() => line('bot', 'heartbeat', 'schedules', a.heartbeats / 1e6)),
  line('bot', 'heartbeat metric', 'customMetric', schedules(plan, 'heartbeat').length),
  ...schedules(plan, 'canary').map(() => line('bot', 'canary', 'schedules', a.canaries / 1e6)),
  line('bot', 'logs', 'logsGb', (a.commands * 4000 + a.heartbeats * 1000) / 1e9),
  line('bot', 'traces', 'traces', (2 * a.commands + a.heartbeats) / 1e6),
  line(
    'bot',
    'secret read anew every 5 minutes',
    'secretRequests',
    (named(plan, 'aws_lambda_function').length * minutes) / 5 / 10_000,
  ),
  ...alarmLines(plan, 'bot'),
  ...keyLines(plan, 'bot'),
]
