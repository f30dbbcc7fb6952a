import type { Condition } from '../../../sandbox/account/conditions.ts'
import type { Account } from '../../../sandbox/account/state.ts'
import type { World } from '../../../sandbox/account/world.ts'
import type { End } from '../../../sandbox/faults/failing_tasks.ts'
import { containerOf } from '../../../sandbox/faults/tasks/unable_to_start.ts'
import { application, before, endedOnce, keepsEnding } from './task-changes.ts'
import type { Variants } from './variant.ts'

const text = 'OutOfMemoryError: Container killed due to memory usage'

const killed = (more: Partial<End> = {}): End => ({
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  exitCode: 137,
  containerReason: text,
  ...more,
})

type Lasting = Condition extends infer C ? (C extends Condition ? Omit<C, 'since'> : never) : never

/** @returns a change: something has been wrong for so many minutes. */
const since =
  (minutes: number, ...conditions: readonly Lasting[]) =>
  ({ production: account }: World): void => {
    // Each condition is whole again with its time.
    for (const condition of conditions)
      account.conditions.push({ ...condition, since: before(account, minutes) } as Condition)
  }

const limiter = (level: string, msg: string, mebibytes: number, keys: Record<string, unknown> = {}): string =>
  JSON.stringify({
    level,
    ts: '2026-11-18T10:28:00.000Z',
    caller: 'memorylimiter/memorylimiter.go:1',
    msg,
    ...keys,
    cur_mem_mib: mebibytes,
  })

const console_ = (msg: string, mebibytes: number, version = '0.90.1'): string =>
  `2026-11-18T10:28:01.568Z\twarn\tmemorylimiterprocessor@v${version}/memorylimiter.go:276\t${msg}\t{"kind": "processor", "name": "memory_limiter", "pipeline": "traces", "cur_mem_mib": ${mebibytes}}`

const withMemory = (account: Account, memory: number): void => {
  for (const definition of account.clusters.taskDefinitions)
    if (definition.family === account.environment.collectorService) {
      definition.memory = String(memory)
      containerOf(definition).memory = memory
    }
}

const soft = 'Memory usage is above soft limit. Refusing data.'
const hard = 'Memory usage is above hard limit. Forcing a GC.'

const late = (index: number): string =>
  JSON.stringify({
    asctime: `2026-11-18 10:28:0${index},000`,
    levelname: 'ERROR',
    name: 'opentelemetry.exporter.otlp.proto.grpc.exporter',
    message: `Failed to export ${['traces', 'metrics', 'logs'][index % 3]} to otel-collector.agent-prod.local:4317, error code: StatusCode.DEADLINE_EXCEEDED, error details: Deadline Exceeded`,
    service: 'agent-api',
  })

/** Sources: memorylimiter.go from v0.60 to v0.156, recordings; ECS developer guide, "OutOfMemoryError". */
export const loadVariants: Variants = {
  'collector-out-of-memory': [
    { name: 'killed once and well again', change: endedOnce(killed()), confidence: 'confirmed' },
    {
      name: 'the reason stands with the task',
      change: keepsEnding(killed({ stoppedReason: `${text}.`, containerReason: '' })),
      confidence: 'confirmed',
    },
    {
      name: 'in words of a container instance',
      change: keepsEnding(
        killed({ containerReason: 'OutOfMemoryError: container killed due to high memory usage (OOMKilled)' }),
        {
          seconds: 150,
        },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'no exit code',
      change: endedOnce({
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        containerReason: text,
      }),
      confidence: 'confirmed',
    },
  ],
  'memory-limiter-refuses': [
    {
      name: 'JSON of v0.131 and later',
      collector: [
        limiter('warn', soft, 655, { 'otelcol.component.kind': 'processor', 'otelcol.component.id': 'memory_limiter' }),
      ],
      confidence: 'confirmed',
    },
    { name: 'console encoding, older keys', collector: [console_(soft, 702)], confidence: 'confirmed' },
    {
      name: 'the wording before v0.60',
      collector: [
        limiter('warn', 'Memory usage is above hard limit. Dropping data.', 790, {
          kind: 'processor',
          name: 'memory_limiter/all',
        }),
      ],
      confidence: 'confirmed',
    },
    {
      name: 'with the prefix of ADOT and another seed of traffic',
      faults: ['memory-limiter'],
      collector: [console_(soft, 641, '0.156.0')],
      confidence: 'confirmed',
    },
  ],
  'memory-limit-too-low': [
    { name: 'console encoding', collector: [console_(soft, 44)], confidence: 'confirmed' },
    {
      name: 'at the hard limit',
      collector: [limiter('warn', hard, 101, { 'otelcol.component.kind': 'processor' })],
      confidence: 'confirmed',
    },
    {
      name: 'a large task whose limit nobody raised',
      collector: [limiter('warn', soft, 700)],
      faults: ['memory-limit-too-low'],
      change: ({ production }) => {
        production.conditions = []
        withMemory(production, 8192)
      },
      confidence: 'confirmed',
    },
  ],
  'memory-limiter-thrashes': [
    {
      name: 'JSON, several in a minute',
      collector: [1, 2, 3, 4].map((index) => limiter('warn', hard, 810 + index, { kind: 'processor' })),
      confidence: 'confirmed',
    },
    {
      name: 'console encoding',
      collector: [807, 815, 822].map((mebibytes) => console_(hard, mebibytes)),
      confidence: 'confirmed',
    },
    {
      name: 'half an hour of it',
      change: since(30, { kind: 'memory_pressure', thrashes: true }),
      confidence: 'confirmed',
    },
  ],
  'collector-cpu-starved': [
    {
      name: 'exports of the collector are late',
      change: since(25, { kind: 'cpu_pressure' }),
      collector: [
        '{"level":"error","ts":"2026-11-18T10:28:00.000Z","msg":"Exporting failed. Will retry the request after interval.","otelcol.component.id":"otlp_http/grafana","otelcol.component.kind":"exporter","otelcol.signal":"traces","error":"context deadline exceeded","interval":"5s"}',
      ],
    },
    {
      name: 'services are late',
      change: since(25, { kind: 'cpu_pressure' }),
      applications: [0, 1, 2].map(late),
      confidence: 'likely',
    },
    {
      name: 'nothing is late yet',
      change: since(25, { kind: 'cpu_pressure' }),
      symptom: 'collector',
      confidence: 'possible',
    },
  ],
  'application-out-of-memory': [
    { name: 'once', change: endedOnce(killed(), { service: application }), confidence: 'confirmed' },
    { name: 'no task is left', change: keepsEnding(killed(), { service: 'agent-worker' }), confidence: 'confirmed' },
    {
      name: 'the reason stands with the task',
      change: keepsEnding(killed({ stoppedReason: text, containerReason: '' }), { service: application, seconds: 100 }),
      confidence: 'confirmed',
    },
  ],
  'application-tasks-exit': [
    {
      name: 'a crash',
      change: keepsEnding(killed({ containerReason: '', exitCode: 139 }), { service: application }),
      confidence: 'confirmed',
    },
    {
      name: 'killed by something else than memory',
      change: keepsEnding(
        { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited', exitCode: 137 },
        { service: 'agent-web', seconds: 80 },
      ),
      confidence: 'confirmed',
    },
    {
      name: 'a wrong command: 127',
      change: keepsEnding(
        { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited', exitCode: 127 },
        { service: 'agent-worker', seconds: 1 },
      ),
      confidence: 'confirmed',
    },
  ],
  'exports-fail-health-green': [
    {
      name: 'metrics',
      change: since(25, { kind: 'export_fails', exporter: 'awsemf', says: () => [] }),
      symptom: 'metrics',
    },
    {
      name: 'log records',
      change: since(25, { kind: 'export_fails', exporter: 'awscloudwatchlogs', share: 0.5, says: () => [] }),
      symptom: 'collector',
    },
    {
      name: 'nearly every span',
      change: since(15, { kind: 'export_fails', exporter: 'awsxray', share: 0.95, says: () => [] }),
      symptom: 'traces',
    },
  ],
}
