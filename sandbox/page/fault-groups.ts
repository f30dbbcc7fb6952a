import type { SandboxWords } from '../words.ts'

type Group = Exclude<keyof SandboxWords['groups'], 'other'>

/** Which part of the pipeline each fault breaks; one that stands in no group is shown under "other". */
const groups: Record<Group, readonly string[]> = {
  collector: ['collector-stopped', 'memory-limiter', 'stale-discovery', 'deploying'],
  backends: ['xray-access-denied', 'emf-access-denied', 'wrong-namespace', 'transaction-search'],
  applications: ['missing-variable', 'logs-not-json', 'old-revision', 'service-degraded', 'trace-errors'],
  watching: ['no-alarms', 'topic-without-subscriber', 'dashboard-missing'],
  access: ['read-denied', 'throttled'],
  stages: ['empty-account', 'no-data-yet'],
}

/** @returns the faults that exist, in their groups, none left out. */
export const grouped = (all: readonly string[]): { group: keyof SandboxWords['groups']; faults: string[] }[] => {
  const names = Object.keys(groups) as Group[]
  const known = names.map((group) => ({ group, faults: groups[group].filter((fault) => all.includes(fault)) }))
  const placed = new Set(known.flatMap(({ faults }) => faults))
  const other = { group: 'other' as const, faults: all.filter((fault) => !placed.has(fault)) }
  return [...known, other].filter(({ faults }) => faults.length > 0)
}
