import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { beforeAll, describe, expect, it } from 'vitest'
import { attach, simulatedPlugin } from '../../sandbox/account/attach.ts'
import { addTable } from '../../sandbox/account/dynamodb/table.ts'
import { botResources } from '../../sandbox/account/make_world.ts'
import { addSecret } from '../../sandbox/account/secrets/state.ts'
import { transactionSearch } from '../../sandbox/faults/transaction-search.ts'
import { alarms } from '../../src/adapters/aws/alarms.ts'
import { canary } from '../../src/adapters/aws/canary.ts'
import { makeClients } from '../../src/adapters/aws/clients.ts'
import { containers } from '../../src/adapters/aws/containers.ts'
import { credentialsOf } from '../../src/adapters/aws/credentials.ts'
import { discovery } from '../../src/adapters/aws/discovery.ts'
import { eventRules } from '../../src/adapters/aws/event-rules.ts'
import { logs } from '../../src/adapters/aws/logs.ts'
import { network } from '../../src/adapters/aws/network.ts'
import { permissions } from '../../src/adapters/aws/permissions.ts'
import { traces } from '../../src/adapters/aws/traces.ts'
import { watching } from '../../src/adapters/aws/watching.ts'
import { deploys } from '../../src/adapters/deploys.ts'
import { queue } from '../../src/adapters/queue.ts'
import { secret } from '../../src/adapters/secret.ts'
import { store } from '../../src/adapters/store.ts'
import { type AlarmsPlace, alarmsContract, watchingContract } from './alarms.contract.ts'
import { canaryContract } from './canary.contract.ts'
import { containersContract } from './containers.contract.ts'
import { deploysContract } from './deploys.contract.ts'
import { discoveryContract } from './discovery.contract.ts'
import { eventRulesContract } from './event-rules.contract.ts'
import { failsWith } from './fails.ts'
import { type LogsPlace, logsContract } from './logs.contract.ts'
import { type MetricsPlace, metricsContract } from './metrics.contract.ts'
import { networkContract } from './network.contract.ts'
import { queueContract } from './queue.contract.ts'
import { secretContract } from './secret.contract.ts'
import { patience } from './seed/endpoint.ts'
import { seedMetrics } from './seed/metrics.ts'
import { seedTraces } from './seed/traces.ts'
import { allAlarms, allEvents, allTraceIds, now, simulated } from './simulated.ts'
import { storeContract } from './store.contract.ts'
import { type TracesPlace, tracesContract } from './traces.contract.ts'

const signal = patience()
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const group = '/ecs/agent-prod'

describe('on the simulated account', () => {
  const { world, clients } = simulated()
  const port = containers(clients, { cluster: 'agent-prod-cluster', signal })
  const topic = 'arn:aws:sns:us-east-1:111111111111:agent-prod-alarms'

  containersContract(() => ({
    containers: port,
    missing: containers(clients, { cluster: 'no-such-cluster', signal }),
    services: { 'agent-api': 2, 'agent-worker': 2, 'agent-web': 2, 'agent-prod-otel-collector': 2 },
    family: 'agent-api',
    variables: { OTEL_TRACES_EXPORTER: 'otlp', LOG_FORMAT: 'json' },
    logGroup: group,
  }))

  describe('beside its tasks', () => {
    let ips: string[] = []
    beforeAll(async () => {
      ips = (await port.tasks('agent-prod-otel-collector')).flatMap(({ ip }) => ip ?? [])
    })
    discoveryContract(() => ({
      discovery: discovery(clients, { signal }),
      service: 'otel-collector',
      namespace: 'agent-prod.local',
      ips,
    }))
  })

  describe('with values that were put', () => {
    const own = simulated()
    let metrics: MetricsPlace
    beforeAll(async () => {
      metrics = { ...(await seedMetrics(own.clients, now)), p90: [18, 19] }
    })
    metricsContract(() => metrics)
  })

  describe('with its own alarms', () => {
    let place: Omit<AlarmsPlace, 'alarms'>
    beforeAll(async () => {
      const words = { OK: 'ok', ALARM: 'alarm', INSUFFICIENT_DATA: 'insufficient_data' } as const
      const raw = await allAlarms(clients, 'agent-prod-')
      const states = Object.fromEntries(raw.map((alarm) => [alarm.AlarmName, words[alarm.StateValue ?? 'OK']]))
      const metricAlarm = {
        name: 'agent-prod-collector-memory',
        threshold: 80,
        metricName: 'MemoryUtilization',
        action: topic,
      }
      place = { prefix: 'agent-prod-', states, metricAlarm }
    })
    alarmsContract(() => ({ ...place, alarms: alarms(clients, { signal }) }))
    watchingContract(() => ({
      watching: watching(clients, { signal }),
      topic,
      endpoint: 'arn:aws:sqs:us-east-1:111111111111:otel-chatops-notices',
      dashboard: 'agent-prod-otel',
    }))
  })

  describe('with rules of its own', () => {
    const own = simulated()
    const pattern = { source: ['aws.cloudwatch'] }
    const targets = ['one', 'two', 'three'].map((name) => `arn:aws:sqs:us-east-1:111111111111:${name}`)
    const text = JSON.stringify(pattern)
    const listed = targets.map((arn, place) => ({ id: `target-${place}`, arn }))
    own.world.production.eventRules.set('own', { enabled: true, pattern: text, targets: listed })
    own.world.production.eventRules.set('off', { enabled: false, pattern: text, targets: [] })
    const reader = eventRules(own.clients, { signal })
    eventRulesContract(() => ({ eventRules: reader, rule: { name: 'own', pattern, targets }, disabled: 'off' }))
  })

  describe('with its own log lines', () => {
    let place: LogsPlace
    beforeAll(async () => {
      const range: [Date, Date] = [ago(20), now]
      const events = await allEvents(clients, group, range)
      const phrase = '"levelname":"INFO"'
      const plain = 'POST /chat'
      expect(events.some(({ message }) => message?.includes(phrase))).toBe(true)
      const withPhrase = events.filter(({ message }) => message?.includes(plain)).length
      const reader = logs(clients, { signal, calls: 200 })
      place = { logs: reader, group, from: range[0], to: range[1], events: events.length, phrase: plain, withPhrase }
    })
    logsContract(() => place)
  })

  describe('with its own traces and some that were put', () => {
    const own = simulated()
    let place: TracesPlace
    beforeAll(async () => {
      const seeded = await seedTraces(own.clients, now)
      const ids = await allTraceIds(own.clients, [seeded.from, seeded.to])
      place = { ...seeded, count: ids.size }
    })
    tracesContract(() => place)
  })

  describe('with Transaction Search', () => {
    const own = simulated()
    transactionSearch.apply(own.world.production, own.world)
    const port = traces(own.clients, { signal, calls: 400 })
    let place: TracesPlace
    beforeAll(async () => {
      const [from, to] = [ago(30), now]
      const events = await allEvents(own.clients, 'aws/spans', [from, to])
      const spans = events.map(({ message = '{}' }) => JSON.parse(message))
      const byTrace = Map.groupBy(spans, ({ traceId }) => String(traceId))
      const failed = [...byTrace.values()].filter((trace) =>
        trace.some(({ attributes }) => attributes['http.response.status_code'] >= 500),
      )
      const trace = failed.at(-1) ?? []
      const id = String(trace[0]?.traceId)
      const services = [...new Set(trace.map(({ resource }) => String(resource.attributes['service.name'])))]
      const failing = { id: `1-${id.slice(0, 8)}-${id.slice(8)}`, spans: trace.length, services }
      place = { traces: port, source: 'logs', from, to, count: byTrace.size, failing }
    })
    tracesContract(() => place)

    it('says where spans are stored and how many are indexed', async () => {
      expect([await port.destination(), await port.indexedPercent()]).toEqual(['logs', 1])
      expect(await traces(clients, { signal }).destination()).toBe('xray')
    })
  })

  describe('with its own network', () => {
    let collector = ''
    let source = ''
    const reader = network(clients, { signal })
    beforeAll(async () => {
      const [service] = await port.services(['agent-prod-otel-collector'])
      const [application] = await port.services(['agent-api'])
      collector = service?.securityGroups[0] ?? ''
      source = application?.securityGroups[0] ?? ''
    })
    networkContract(() => ({ network: reader, group: collector, rule: { protocol: 'tcp', port: 4317, source } }))
  })

  describe('with its own canary', () => {
    const own = simulated()
    own.world.production.roles.get(own.world.production.reader)?.statements.push({
      Effect: 'Allow',
      Action: 'lambda:InvokeFunction',
      Resource: '*',
    })
    canaryContract(() => ({
      canary: canary(own.clients, { signal }),
      name: 'agent-prod-canary',
      missing: 'no-such-function',
    }))
  })

  describe('with its own roles', () => {
    it("tells what the collector's role may do", async () => {
      const { taskRole = '' } = await port.taskDefinition('agent-prod-otel-collector')
      const actions = ['xray:PutTraceSegments', 's3:GetObject']
      expect(await permissions(clients, { signal }).simulate(taskRole, actions)).toEqual([
        { action: 'xray:PutTraceSegments', decision: 'allowed' },
        { action: 's3:GetObject', decision: 'implicit_deny' },
      ])
    })

    it('reads another account by its read role and external id, and not without', async () => {
      const row = world.environments[1]
      const readRole = row?.readRole ?? ''
      const reading = (externalId: string | undefined) => {
        const common = { region: 'eu-west-1', now: world.clock.now, base: world.credentials }
        const credentials = credentialsOf({ ...common, readRole, externalId, plugins: [simulatedPlugin(world)] })
        if (credentials === undefined) throw new Error('a role was named')
        const there = makeClients({ region: 'eu-west-1', credentials, prepare: (client) => void attach(client, world) })
        return containers(there, { cluster: 'agent-stage-cluster', signal }).cluster()
      }
      expect((await reading(row?.externalId)).services).toBeGreaterThan(0)
      expect(await failsWith('access_denied', reading('wrong-id'))).toMatchObject({ operation: 'sts:AssumeRole' })
      await failsWith('access_denied', reading(undefined))
    })
  })

  const { jobsQueueUrl, laterQueueUrl } = botResources(world.production)
  const sqs = clients.of(SQSClient)
  const taken = async (QueueUrl: string): Promise<string[]> => {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))
    for (const { ReceiptHandle } of Messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
    const bodies = Messages.map(({ Body = '' }) => Body)
    return bodies.length === 0 ? [] : [...bodies, ...(await taken(QueueUrl))]
  }
  queueContract(() => ({
    queue: queue(sqs, { jobs: jobsQueueUrl, later: laterQueueUrl }),
    missing: queue(sqs, { jobs: jobsQueueUrl.replace('jobs', 'missing'), later: laterQueueUrl }),
    refusesLongDelays: true,
    received: (which) => taken(which === 'jobs' ? jobsQueueUrl : laterQueueUrl),
  }))

  addTable(world.production, { name: 'otel-chatops', hash: 'pk' })
  describe('with its own secrets', () => {
    const own = simulated()
    const names = { empty: 'chatops/empty', bare: 'chatops/bare', text: 'chatops/text', missing: 'chatops/missing' }
    addSecret(own.world.production, names.empty, '{}')
    addSecret(own.world.production, names.bare)
    addSecret(own.world.production, names.text, 'xoxb-not-json')
    // The bot itself only reads; whoever sets secrets may write.
    own.world.production.roles.get(own.world.production.reader)?.statements.push({
      Effect: 'Allow',
      Action: ['secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage'],
      Resource: '*',
    })
    const of = (name: string) => secret(own.clients.of(SecretsManagerClient), name)
    secretContract(() => ({
      empty: of(names.empty),
      bare: of(names.bare),
      text: of(names.text),
      missing: of(names.missing),
    }))
  })

  deploysContract((clock) => deploys(clients.of(DynamoDBClient), { table: 'otel-chatops', now: clock }))
  storeContract((clock) => store(clients.of(DynamoDBClient), { table: 'otel-chatops', now: clock }))
})
