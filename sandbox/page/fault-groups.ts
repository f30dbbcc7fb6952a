import { kindsByArea } from '../../src/diagnosis/kinds.ts'
import type { SandboxWords } from '../words.ts'

type Group = Exclude<keyof SandboxWords['groups'], 'other'>

const { start, tasks, applications, logs, exports, metrics } = kindsByArea
const of = (...areas: readonly object[]): string[] => areas.flatMap((area) => Object.keys(area))

/** Which part of the pipeline each fault breaks; one that stands in no group is shown under "other". */
const groups: Record<Group, readonly string[]> = {
  stages: ['empty-account', 'no-data-yet', 'deploying', 'transaction-search'],
  collector: ['collector-stopped', 'memory-limiter', 'stale-discovery', ...of(tasks)],
  configuration: of(start),
  applications: ['missing-variable', 'old-revision', 'service-degraded', 'trace-errors', ...of(applications)],
  exports: ['xray-access-denied', 'emf-access-denied', ...of(exports)],
  backends: ['wrong-namespace', ...of(metrics)],
  logs: ['logs-not-json', ...of(logs)],
  watching: ['no-alarms', 'topic-without-subscriber', 'dashboard-missing'],
  access: ['read-denied', 'throttled'],
}

/** @returns the faults that exist, in their groups, none left out. */
export const grouped = (all: readonly string[]): { group: keyof SandboxWords['groups']; faults: string[] }[] => {
  const names = Object.keys(groups) as Group[]
  const known = names.map((group) => ({
    group,
    faults: [...new Set(groups[group])].filter((fault) => all.includes(fault)),
  }))
  const placed = new Set(known.flatMap(({ faults }) => faults))
  const other = { group: 'other' as const, faults: all.filter((fault) => !placed.has(fault)) }
  return [...known, other].filter(({ faults }) => faults.length > 0)
}
