import { lineFrom } from '../../../log-line.ts'
import { defineCause } from '../../cause.ts'
import type { FactValues } from '../../facts/schemas.ts'
import { sdkLines } from '../../lines/sdk-line.ts'
import type { Proof } from '../../proof.ts'
import { settingsOf, traced } from '../../sdk-evidence.ts'
import { disabled, type SdkSettings, sdkSettings } from '../../sdk-settings.ts'

type Definition = FactValues['taskDefinitions'][number]

/**
 * Servers that load the application before they fork. Source: opentelemetry-python, "Working With Fork Process Models";
 * uWSGI does so unless it is told `lazy-apps`, Celery's default pool is `prefork`.
 */
const preloads = (words: string): boolean =>
  (/\bgunicorn\b/.test(words) && /--preload\b|preload_app/.test(words)) ||
  (/\buwsgi\b/.test(words) && !/lazy-apps/.test(words)) ||
  (/\bcelery\b.*\bworker\b/.test(words) && !/(--pool|-P)[= ]?(solo|threads|gevent|eventlet)/.test(words))

const startOf = ({ running: { containers } }: Definition, { container }: SdkSettings): string | undefined => {
  const own = containers.find(({ name }) => name === container)
  const command = [...(own?.entryPoint ?? []), ...(own?.command ?? [])].join(' ')
  const gunicorn = own?.environment['GUNICORN_CMD_ARGS']
  const found = gunicorn === undefined ? command : `${command} gunicorn ${gunicorn}`
  return preloads(found) ? (gunicorn !== undefined && !preloads(command) ? gunicorn : command) : undefined
}

const realId = /^(?!0+$)[0-9a-f]{32}$/i

/** Spans are read back within a minute; lines of the last two prove nothing yet. */
const readable = 2 * 60_000

/**
 * The thread that exports stays in the parent process, and the workers make spans that nobody sends. Nothing says so:
 * the service's lines carry sampled trace ids, X-Ray has none of them, and no export failed.
 */
export const exporterLostByFork = defineCause({
  kind: 'exporter-lost-by-fork',
  catalogue: ['T8', 'M32'],
  source: 'documented',
  symptoms: ['traces', 'metrics'],
  hop: 'applications',
  brings: ['traces_unsent', 'metrics_unsent', 'traces_missing', 'metrics_missing'],
  effectOf: ['traces_not_exported', 'collector_down', 'collector_unreachable'],
  needs: ['taskDefinitions', 'logLines', 'traces', 'applicationLog'],
  wants: ['services'],
  judge({ taskDefinitions, logLines, traces, applicationLog, services }, { now }) {
    const all = sdkSettings(taskDefinitions)
    // Without any trace of anybody, something else is wrong.
    if (traces.traces.length === 0) return []
    return all.flatMap((settings) => {
      const definition = taskDefinitions.find(({ service }) => service === settings.service)
      const command = definition === undefined ? undefined : startOf(definition, settings)
      const fails = sdkLines(applicationLog).some((line) => settingsOf(all, line) === settings)
      if (command === undefined || disabled(settings) || fails || traced(settings, { traces, services })) return []
      const made = logLines.events.find((event) => {
        const { fields, service } = lineFrom(event)
        const id = fields['otelTraceID'] ?? fields['trace_id']
        const sampled = String(fields['otelTraceSampled'] ?? fields['trace_flags'] ?? 'true').toLowerCase()
        return (
          settingsOf(all, { service, stream: event.stream }) === settings &&
          typeof id === 'string' &&
          realId.test(id) &&
          !['false', '00'].includes(sampled) &&
          now.getTime() - event.at.getTime() > readable
        )
      })
      if (made === undefined) return []
      const where = settings.container
      const proof: [Proof, ...Proof[]] = [
        { kind: 'setting', source: 'taskDefinitions', where, name: 'command', value: command },
        { kind: 'line', source: 'logLines', at: made.at, text: made.message, count: 1 },
        { kind: 'absent', source: 'traces', what: settings.telemetryName ?? settings.service, where: 'X-Ray' },
      ]
      return [{ subject: settings.service, confidence: 'likely' as const, values: { command }, proof }]
    })
  },
})
