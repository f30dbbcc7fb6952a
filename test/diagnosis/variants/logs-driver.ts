import type { World } from '../../../sandbox/account/account.ts'
import { api, web, worker } from '../../../sandbox/account/telemetry/routes.ts'
import { ago } from '../../../sandbox/faults/fault.ts'
import { deployed, writtenAs } from '../../../sandbox/faults/logs/change.ts'
import type { Variant, Variants } from './variant.ts'

type Change = (world: World) => void

const java = [
  'java.lang.IllegalStateException: no agent',
  '\tat com.example.agent.Runs.start(Runs.java:41)',
  '\tat com.example.agent.Runs.main(Runs.java:12)',
]
const node = [
  "TypeError: Cannot read properties of undefined (reading 'id')",
  '    at handler (/app/dist/routes.js:88:21)',
  '    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
]
const pretty = ['{', '  "level": "info",', '  "message": "loaded",', '  "agent_id": 7', '}']

const lowers = (name: string, variables: Readonly<Record<string, string>>, keeps: readonly string[]): Variant => ({
  name,
  change: ({ production }) =>
    writtenAs(production, api, ({ level }) => (keeps.includes(level) ? undefined : []), { variables }),
})

const silent =
  (service: string, event: string, mode = 'blocking') =>
  ({ production }: World): void => {
    deployed(production, service, { at: ago(production, 90), options: { mode } })
    const since = ago(production, 7)
    production.conditions.push({ kind: 'written_as', service, as: () => [], since })
    const owner = production.clusters.byName
      .get(production.environment.cluster)
      ?.services.find(({ name }) => name === service)
    owner?.events.push({ at: ago(production, 5), message: `(service ${service}) ${event}` })
  }

const killedAt =
  (minutes: number, service: string, variables: Readonly<Record<string, string>> = {}): Change =>
  ({ production }) => {
    const change = { without: ['PYTHONUNBUFFERED'], variables }
    deployed(production, service, { ...change, at: ago(production, 600) })
    const at = ago(production, minutes)
    deployed(production, service, { ...change, at })
    const tasks = production.clusters.byName.get(production.environment.cluster)?.tasks ?? []
    for (const task of tasks)
      if (task.service === service && task.stoppedAt !== undefined && task.stoppedAt > at) task.exitCode = 137
  }

export const logsDriverVariants: Variants = {
  'log-level-too-high': [
    { ...lowers('WARNING', { LOG_LEVEL: 'WARNING' }, ['WARNING', 'ERROR']), confidence: 'confirmed' },
    lowers('a number', { LOG_LEVEL: '40' }, ['ERROR']),
    lowers('lower case, nothing was written', { LOG_LEVEL: 'critical' }, []),
  ],
  'stdout-buffered': [
    { name: 'half an hour ago', change: killedAt(30, api), confidence: 'likely' },
    { name: 'the variable is there and empty', change: killedAt(20, worker, { PYTHONUNBUFFERED: '' }) },
    { name: 'another service', change: killedAt(45, web) },
  ],
  'log-lines-split': [
    { name: 'Java', applications: java, confidence: 'confirmed' },
    { name: 'Node', applications: node },
    { name: 'JSON over several lines', applications: pretty },
    {
      name: 'Python, without its first line',
      applications: [
        '  File "/app/a.py", line 3, in f',
        '    g()',
        '  File "/app/a.py", line 9, in g',
        'OSError: gone',
      ],
    },
  ],
  'log-line-too-long': [
    {
      name: 'a piece of 16 KiB',
      applications: [`{"level":"INFO","message":"${'a'.repeat(16_357)}`, 'aaa"}'],
      confidence: 'confirmed',
    },
    { name: 'of 256 KiB', applications: [`{"level":"INFO","body":"${'b'.repeat(262_000)}`] },
    {
      name: 'in a script of three bytes a letter',
      applications: [`{"level":"INFO","message":"${'语'.repeat(5450)}`],
      confidence: 'likely',
    },
  ],
  'log-driver-blocks': [
    {
      name: 'the load balancer gives it up',
      change: silent(
        api,
        '(port 8000) is unhealthy in (target-group arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/api/0123456789abcdef) due to (reason Request timed out).',
      ),
    },
    {
      name: 'its own check fails',
      change: silent(web, '(task 0123456789abcdef0123456789abcdef) failed container health checks.'),
      confidence: 'likely',
    },
    {
      name: 'another wording',
      change: silent(
        worker,
        '(instance i-0123) (port 8000) is unhealthy in (target-group x) due to (reason Health checks failed).',
      ),
    },
  ],
}
