import { defineCause } from '../../cause.ts'
import { failedRecords } from '../../lines/failed-records.ts'
import { applicationContainers } from '../../lines/service-lines.ts'
import { lineProof, type Proof } from '../../proof.ts'

/** Source: CPython, logging. */
const pythonLevels = new Set(['CRITICAL', 'FATAL', 'ERROR', 'WARN', 'WARNING', 'INFO', 'DEBUG', 'NOTSET'])

/** Python's logging knows no level of that name: names are upper case there, and the process ends at once. */
export const logLevelUnknown = defineCause({
  kind: 'log-level-unknown',
  catalogue: [],
  source: 'measured',
  symptoms: ['logs', 'traces', 'metrics'],
  hop: 'applications',
  brings: ['log_lines_missing', 'log_fields_missing', 'traces_unsent', 'metrics_unsent', 'logs_unsent'],
  needs: ['applicationLog'],
  wants: ['taskDefinitions', 'services'],
  judge(known) {
    const applications = applicationContainers(known.taskDefinitions ?? [])
    return failedRecords(known, 'level_unknown').map(({ service, names: level, newest }) => {
      const { environment = {} } = applications.find((each) => each.service === service)?.container ?? {}
      const [name] = Object.entries(environment).find(([, value]) => value === level) ?? []
      const wanted = pythonLevels.has(level.toUpperCase()) ? level.toUpperCase() : undefined
      const variable: Proof[] =
        name === undefined ? [] : [{ kind: 'variable', source: 'taskDefinitions', service, name, value: level, wanted }]
      return {
        subject: service,
        confidence: 'confirmed',
        values: { level, variable: name ?? 'LOG_LEVEL' },
        proof: [lineProof('applicationLog', newest), ...variable],
      }
    })
  },
})
