import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Kind } from '../../src/diagnosis/kinds.ts'
import { diagnosed, putLines, said } from './diagnosed.ts'

const folder = join(import.meta.dirname, 'recordings')

/** What each recording is a recording of. Those of the SDK belong into the applications' log. */
const causes: Readonly<Record<string, Kind>> = {
  'xray-denied': 'xray-access-denied',
  'limiter-tiny': 'memory-limit-too-low',
  'xray-token': 'credentials-rejected',
  'xray-expired': 'credentials-expired',
  'xray-throttle': 'xray-throttled',
  'xray-500': 'xray-server-error',
  'xray-invalid': 'xray-request-invalid',
  'emf-denied': 'emf-access-denied',
  'emf-nogroup': 'emf-log-group-missing',
  'emf-throttle': 'logs-throttled',
  'logs-exporter-denied': 'otlp-logs-access-denied',
  refused: 'aws-endpoint-refused',
  'grafana-401': 'grafana-unauthorized',
  'grafana-404': 'grafana-path-wrong',
  'grafana-hang': 'grafana-unresponsive',
  'start-queue-on-xray': 'config-key-unknown',
  'start-typo-key': 'config-key-unknown',
  'start-empty-endpoint': 'exporter-endpoint-missing',
  'start-ext-not-listed': 'config-reference-undefined',
  'start-limiter-zero': 'limiter-setting-invalid',
  'start-logging-exporter': 'component-renamed',
  'start-pipeline-no-exporter': 'pipeline-empty',
  'start-port-busy': 'listen-port-busy',
  'start-resourcedetection': 'component-unknown',
  'start-syntax': 'config-syntax',
  'start-undefined-exporter': 'config-reference-undefined',
  'sdk-down': 'sdk-collector-refused',
  'sdk-dns': 'collector-name-unresolved',
  'sdk-no-logs-pipeline': 'sdk-signal-unimplemented',
  'sdk-data-refused': 'sdk-data-refused',
  'credentials-endpoint-fails': 'credentials-not-found',
  'emf-no-address': 'aws-name-unresolved',
  'xray-hang': 'aws-endpoint-timeout',
  'grafana-delta-500': 'grafana-delta-refused',
  'start-logger-encoding': 'config-value-invalid',
  'sdk-1.27-black-hole': 'sdk-export-times-out',
  'sdk-1.27-http-refuses': 'sdk-data-refused',
  'sdk-1.27-no-collector': 'sdk-export-failed',
  'sdk-1.27-too-large': 'sdk-request-too-large',
}

const linesOf = (name: string): string[] =>
  readFileSync(join(folder, `${name}.log`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')

test.each(Object.entries(causes))('%s leads to %s', async (name, kind) => {
  const to = name.startsWith('sdk-') ? 'applications' : 'collector'
  const answer = await diagnosed({ change: (world) => putLines(world, to, linesOf(name)) })
  expect(answer.findings[0]?.cause.kind, said(answer).join('\n')).toBe(kind)
})

test('every recording has its cause', () => {
  const names = readdirSync(folder).flatMap((file) => (file.endsWith('.log') ? [file.slice(0, -4)] : []))
  expect(names.filter((name) => causes[name] === undefined)).toEqual([])
})
