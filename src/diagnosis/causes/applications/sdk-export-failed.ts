import { defineCause } from '../../cause.ts'
import { failing, isLasting, said } from '../../sdk-evidence.ts'

/** Connections close when tasks go; only what fails again and again means something. */
const mostClosed = 2

/** Failures that causes of their own explain. */
const elsewhere = [
  'refused',
  'no_name',
  'timed_out',
  'data_refused',
  'no_pipeline',
  'no_path',
  'no_compression',
  'too_large',
  'grpc_to_http',
  'http_to_grpc',
  'tls',
  'no_scheme',
] as const

const words = (text: string): string =>
  /(?:error details|Error details|reason|Error message|Full error message|desc =|last error):? *(.{1,160})/.exec(
    text,
  )?.[1] ?? text.slice(0, 160)

/** Exports of a service fail for a reason that no other cause explains; the SDK's own words are all that is known. */
export const sdkExportFailed = defineCause({
  kind: 'sdk-export-failed',
  catalogue: [],
  source: 'none',
  symptoms: ['traces', 'metrics'],
  hop: 'receiving',
  brings: ['traces_missing', 'metrics_missing'],
  effectOf: [
    'collector_down',
    'collector_unreachable',
    'collector_restarts',
    'data_refused',
    'traces_unsent',
    'metrics_unsent',
    'traces_not_exported',
    'metrics_not_exported',
    'logs_not_exported',
  ],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'services'],
  judge({ applicationLog, taskDefinitions, services }, context) {
    const known = { applicationLog, taskDefinitions, services }
    const exact = new Set(failing(known, elsewhere, context).map(({ service }) => service))
    return failing(known, ['unknown', 'rejected', 'untrusted', 'closed', 'unavailable'], context)
      .filter((one) => {
        const { service, line, lines } = one
        // Its reason stands in the lines of the traceback that follow.
        if (line.failure === 'unknown' && exact.has(service)) return false
        // Over HTTP it is the memory limiter, a cause of its own.
        if (line.failure === 'unavailable') return line.protocol !== 'http' && !exact.has(service) && isLasting(one)
        const count = lines.reduce((sum, each) => sum + (each.final ? each.count : 0), 0)
        return line.final && (line.failure !== 'closed' || count > mostClosed)
      })
      .map(({ service, line }) => ({
        subject: service,
        confidence: 'likely' as const,
        values: { error: words(line.said).trim() },
        proof: [said(line)] as const,
      }))
  },
})
