import type { Kind } from '../../src/diagnosis/kinds.ts'
import type { Answers } from './stub.ts'

/** One exporter that cannot hand on its data, and what that must be found to be. */
export type ExportCase = {
  /** Names the exporter, too: `awsxray/NAME`. */
  name: string
  exporter: 'awsxray' | 'awsemf' | 'awscloudwatchlogs' | 'otlp_http'
  /** What the stub answers; without it there is no stub, and the settings say where to send to. */
  answers?: Answers
  tls?: boolean
  /** Settings of the exporter beside its endpoint. */
  settings?: Readonly<Record<string, unknown>>
  /** What is found first; undefined where nothing may be found. */
  kind: Kind | undefined
  /** As which it is found, if not as confirmed. */
  confidence?: 'likely' | 'possible'
  /** The signal that a gateway is sent. */
  signal?: 'traces' | 'metrics'
}

/** @returns all that is to be found, as `findingsOf` writes it. */
export const expectedOf = ({ kind, confidence }: ExportCase): string[] =>
  kind === undefined ? [] : [`${kind} ${confidence ?? 'confirmed'}`]

/** @returns the lines about the exporter itself, to be shown where a test fails. */
export const tellingOf = (lines: readonly string[], { name }: ExportCase): string =>
  lines.filter((line) => line.includes(name)).join('\n')
