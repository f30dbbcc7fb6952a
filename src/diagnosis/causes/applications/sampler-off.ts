import { defineCause } from '../../cause.ts'
import type { Proof } from '../../proof.ts'
import { samplerOf } from '../../sampler.ts'
import { traced, variableProof } from '../../sdk-evidence.ts'
import { disabled, sdkSettings } from '../../sdk-settings.ts'

const variable = 'OTEL_TRACES_SAMPLER'

/** A service samples none of its traces. */
export const samplerOff = defineCause({
  kind: 'sampler-off',
  catalogue: ['T3'],
  source: 'measured',
  symptoms: ['traces'],
  hop: 'applications',
  brings: ['traces_unsent', 'traces_missing'],
  needs: ['taskDefinitions'],
  wants: ['traces', 'services'],
  judge({ taskDefinitions, traces, services }, { environment }) {
    return sdkSettings(taskDefinitions).flatMap((settings) => {
      const { name, share, parentBased } = samplerOf(settings)
      if (share !== 0 || disabled(settings) || environment.variables[variable] === name) return []
      // It still follows a parent that is sampled: behind such a parent it was meant so.
      if (parentBased && traced(settings, { traces, services })) return []
      const ratio = settings.variables[`${variable}_ARG`]
      const proof: [Proof, ...Proof[]] = [
        variableProof(settings, variable, { value: name, wanted: 'parentbased_traceidratio' }),
      ]
      if (name.endsWith('ratio')) proof.push(variableProof(settings, `${variable}_ARG`, { value: ratio }))
      const sampler = name.endsWith('ratio') ? `${name} ${ratio ?? ''}` : name
      return [{ subject: settings.service, confidence: 'confirmed' as const, values: { sampler }, proof }]
    })
  },
})
