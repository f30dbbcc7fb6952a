import { applicationsKinds } from './kinds/applications.ts'
import { exportsKinds } from './kinds/exports.ts'
import { logsKinds } from './kinds/logs.ts'
import { metricsKinds } from './kinds/metrics.ts'
import { startKinds } from './kinds/start.ts'
import { tasksKinds } from './kinds/tasks.ts'

/** Every kind of cause with the names of the values that its words use, by area. */
export const kindsByArea = {
  start: startKinds,
  tasks: tasksKinds,
  exports: exportsKinds,
  applications: applicationsKinds,
  metrics: metricsKinds,
  logs: logsKinds,
} as const
export type Area = keyof typeof kindsByArea

export type KindsOf<A extends Area> = (typeof kindsByArea)[A]

/** Distributes over the areas, so that each kind keeps its own values. */
type All = { [A in Area]: KindsOf<A> }[Area]
type KeysOf<T> = T extends unknown ? keyof T : never

/** What a cause is called, in findings, pages and JSON. */
export type Kind = KeysOf<All>

type NamesOf<K extends Kind> = Extract<All, Record<K, readonly string[]>>[K]

/** What the words of a kind need besides its subject. */
export type ValuesOf<K extends Kind> = Readonly<Record<NamesOf<K>[number], string>>

const names: Readonly<Record<Kind, readonly string[]>> = Object.assign({}, ...Object.values(kindsByArea))

/** @returns the names of the values that the words of a kind need. */
export const valueNames = (kind: Kind): readonly string[] => names[kind]

/** @returns whether a text is a kind of cause. */
export const isKind = (text: string): text is Kind => Object.hasOwn(names, text)
