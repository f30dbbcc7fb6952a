import { code, joined, type Rich, say } from '../../rich.ts'

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`

/** What `otel check` says about a Terraform plan. */
export const check = {
  usage:
    'Usage: otel check PLAN.json [--collector-config FILE] [--json | --markdown], with PLAN.json from: terraform show -json PLAN',
  cannotRead: (file: string) => `${file} cannot be read.`,
  notPlan: (file: string, problem: string) =>
    `${file} is not a plan as "terraform show -json PLAN" prints it: ${problem}`,
  notConfig: (file: string, problem: string) => `${file} does not hold a collector's configuration: ${problem}`,
  passed: say`This plan breaks nothing that telemetry needs`,
  broken: (number: number): Rich => say`This plan breaks telemetry in ${count(number, 'place')}`,
  empty: say`This plan has neither a collector nor a service on ECS: there is nothing to check`,
  unsure: say`Nothing is broken in what the plan says, but not everything could be read from it`,
  titles: {
    broken: 'Broken by this plan',
    standing: 'Already so, and not mended',
    mended: 'Mended by this plan',
    unknown: 'Not to be read from the plan',
  },
  implicit: (role: string, action: string, exporter: string): Rich =>
    say`The collector's role ${code(role)} may not ${code(action)}, which ${code(exporter)} needs`,
  taken: (role: string, action: string, exporter: string): Rich =>
    say`This plan takes ${code(action)} from the collector's role ${code(role)}; ${code(exporter)} needs it`,
  denied: (role: string, action: string, exporter: string): Rich =>
    say`A statement denies ${code(action)} to the collector's role ${code(role)}; ${code(exporter)} needs it`,
  onGroup: (group: string): Rich => say` on the log group ${code(group)}`,
  alarmNamespace: (alarm: string, namespace: string, exporters: readonly string[]): Rich =>
    say`The alarm ${code(alarm)} watches the namespace ${code(namespace)}, but the exporters write to ${joined(exporters.map((each) => code(each)))}`,
  dashboardNamespace: (dashboard: string, namespace: string, exporters: readonly string[]): Rich =>
    say`The dashboard ${code(dashboard)} shows the namespace ${code(namespace)}, but the exporters write to ${joined(exporters.map((each) => code(each)))}`,
  alarmSilent: (alarm: string): Rich => say`The alarm ${code(alarm)} tells nobody when it fires`,
  collectorGone: say`This plan removes the collector: nothing will take what the services send`,
  variablesLost: (service: string, variables: readonly string[]): Rich =>
    say`${code(service)} loses ${joined(variables.map((each) => code(each)))}`,
  at: (address: string): Rich => say`at ${code(address)}`,
  fix: (text: Rich): Rich => say`Fix: ${text}`,
}
