import { defineStartCause } from './start-cause.ts'

/** The configuration is no YAML. */
export const configSyntax = defineStartCause({
  kind: 'config-syntax',
  catalogue: ['U1'],
  source: 'recorded',
  read({ failure, details: { reason = '' } }) {
    return failure === 'syntax' ? { reason } : undefined
  },
  settings: (_values, { collectorConfig }) =>
    collectorConfig?.problem === undefined
      ? []
      : [
          {
            kind: 'setting',
            source: 'collectorConfig',
            where: collectorConfig.from,
            name: 'YAML',
            value: collectorConfig.problem,
          },
        ],
})
