import type { AccountPorts } from '../../ports.ts'
import type { Clients } from './clients.ts'

const once = <T>(load: () => Promise<T>): (() => Promise<T>) => {
  let loaded: Promise<T> | undefined
  return () => (loaded ??= load())
}

/**
 * The ports of one account, region and cluster. Each adapter, and with it its SDK package, is loaded when first asked.
 * @param signal ends every call that is under way when it aborts
 */
export const accountPorts = (clients: Clients, options: { cluster: string; signal: AbortSignal }): AccountPorts => {
  const containers = once(async () => (await import('./containers.ts')).containers(clients, options))
  const discovery = once(async () => (await import('./discovery.ts')).discovery(clients, options))
  const metrics = once(async () => (await import('./metrics.ts')).metrics(clients, options))
  const alarms = once(async () => (await import('./alarms.ts')).alarms(clients, options))
  const watching = once(async () => (await import('./watching.ts')).watching(clients, options))
  const eventRules = once(async () => (await import('./event-rules.ts')).eventRules(clients, options))
  const logs = once(async () => (await import('./logs.ts')).logs(clients, options))
  const traces = once(async () => (await import('./traces.ts')).traces(clients, options))
  const permissions = once(async () => (await import('./permissions.ts')).permissions(clients, options))
  const network = once(async () => (await import('./network.ts')).network(clients, options))
  const parameters = once(async () => (await import('./parameters.ts')).parameters(clients, options))
  const canary = once(async () => (await import('./canary.ts')).canary(clients, options))
  return {
    containers: {
      cluster: async () => (await containers()).cluster(),
      serviceNames: async (most) => (await containers()).serviceNames(most),
      services: async (names) => (await containers()).services(names),
      tasks: async (service) => (await containers()).tasks(service),
      taskDefinition: async (name) => (await containers()).taskDefinition(name),
    },
    discovery: { instances: async (service, namespace) => (await discovery()).instances(service, namespace) },
    metrics: {
      list: async (namespace, wanted) => (await metrics()).list(namespace, wanted),
      withDimension: async (name) => (await metrics()).withDimension(name),
      read: async (queries, from, to) => (await metrics()).read(queries, from, to),
    },
    alarms: {
      withPrefix: async (prefix) => (await alarms()).withPrefix(prefix),
      named: async (names) => (await alarms()).named(names),
    },
    watching: {
      subscriptions: async (topic) => (await watching()).subscriptions(topic),
      dashboardExists: async (name) => (await watching()).dashboardExists(name),
    },
    eventRules: { rule: async (name) => (await eventRules()).rule(name) },
    logs: {
      newest: async (query) => (await logs()).newest(query),
      digest: async (query) => (await logs()).digest(query),
      groups: async (names) => (await logs()).groups(names),
    },
    traces: {
      destination: async () => (await traces()).destination(),
      indexedPercent: async () => (await traces()).indexedPercent(),
      groups: async () => (await traces()).groups(),
      recent: async (query) => (await traces()).recent(query),
      spans: async (query) => (await traces()).spans(query),
    },
    permissions: {
      simulate: async (role, actions, resource) => (await permissions()).simulate(role, actions, resource),
    },
    network: {
      ingress: async (groups) => (await network()).ingress(groups),
      rules: async (groups) => (await network()).rules(groups),
      ways: async (subnets) => (await network()).ways(subnets),
      endpoints: async (vpc) => (await network()).endpoints(vpc),
    },
    parameters: { read: async (name) => (await parameters()).read(name) },
    canary: {
      send: async (name, id) => (await canary()).send(name, id),
      record: async (name, end) => (await canary()).record(name, end),
    },
  }
}
