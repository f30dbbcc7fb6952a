import { defineCause } from '../../cause.ts'
import { sdkSayings } from '../../lines/sdk-saying.ts'
import { lineProof, type Proof } from '../../proof.ts'
import { badRatio, samplerOf } from '../../sampler.ts'
import { variableProof } from '../../sdk-evidence.ts'
import { disabled, sdkSettings } from '../../sdk-settings.ts'

/**
 * What SDKs say about a sampler that they do not know. Sources: opentelemetry-python 1.4x (measured) and
 * `sdk/_configuration`, opentelemetry-java `TracerProviderConfiguration`, opentelemetry-js `sdk-trace-base/config`.
 */
const complaint =
  /(?:Couldn't recognize sampler ([\w/.-]+?)\.?(?=[\s"\\]|$)|Could not convert (TRACES_SAMPLER_ARG) to float|Failed to initialize (?:custom )?sampler, ([\w/.-]+)|Unrecognized value for otel\.traces\.sampler: ([\w/.-]+)|OTEL_TRACES_SAMPLER value "?([\w/.-]+)"?,? invalid|(?:OTEL_TRACES_SAMPLER_ARG|otel\.traces\.sampler\.arg)=\S+ (?:was given|Must be))/

/** A service's sampler is none, so that its SDK falls back to another: every trace is kept, at its price. */
export const samplerInvalid = defineCause({
  kind: 'sampler-invalid',
  catalogue: ['T4'],
  source: 'measured',
  symptoms: ['traces'],
  hop: 'applications',
  needs: ['applicationLog', 'taskDefinitions'],
  judge({ applicationLog, taskDefinitions }) {
    const all = sdkSettings(taskDefinitions)
    // The distribution of AWS replaces the sampler `xray` later, after JavaScript's SDK has complained about it.
    const sayings = sdkSayings(applicationLog, all, complaint).filter(({ found }) => found !== 'xray')
    const names = new Set([...sayings.map(({ service }) => service), ...all.map(({ service }) => service)])
    return [...names].flatMap((service) => {
      const saying = sayings.find((one) => one.service === service)
      const settings = all.find((one) => one.service === service)
      const ratio = settings !== undefined && !disabled(settings) && badRatio(settings)
      const given = settings?.variables['OTEL_TRACES_SAMPLER']
      // The line of a revision that is gone: what runs now names a sampler that every SDK knows.
      const mended = given !== undefined && settings !== undefined && samplerOf(settings).share !== undefined && !ratio
      if ((saying === undefined && !ratio) || (saying !== undefined && mended && !saying.text.includes(given)))
        return []
      const proof: Proof[] = saying === undefined ? [] : [lineProof('applicationLog', saying)]
      if (settings !== undefined && (given !== undefined || ratio)) {
        const variable = ratio ? 'OTEL_TRACES_SAMPLER_ARG' : 'OTEL_TRACES_SAMPLER'
        proof.push(variableProof(settings, variable, { value: settings.variables[variable] }))
      }
      const [first, ...more] = proof
      if (first === undefined) return []
      const argument = ratio ? settings.variables['OTEL_TRACES_SAMPLER_ARG'] : undefined
      return [
        {
          subject: service,
          confidence: saying === undefined ? ('likely' as const) : ('confirmed' as const),
          values: { sampler: argument ?? given ?? saying?.found ?? '' },
          proof: [first, ...more] as const,
        },
      ]
    })
  },
})
