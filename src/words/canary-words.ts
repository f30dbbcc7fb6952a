import type { CanaryStepName, StepError } from '../ports.ts'
import type { Rich } from '../rich.ts'
import type { ObservationWords } from './observation-words.ts'

/** What the canary's hop says. */
export type CanaryWords = Pick<
  ObservationWords,
  'canaryThrough' | 'canaryStep' | 'canaryStepFailed' | 'canaryFound' | 'canaryWaiting' | 'canaryLost' | 'canaryUnread'
>

/** What it means that a step failed so; `else` where a step cannot well fail so. */
export type StepMeanings = Record<'dns' | 'tcp' | 'otlp', Partial<Record<StepError, Rich>> & { else: Rich }>

/** @returns what it means that this step failed so. */
export const meaningOf = (meanings: StepMeanings, step: CanaryStepName, error: StepError): Rich => {
  const those = meanings[step === 'dns' || step === 'tcp' ? step : 'otlp']
  return those[error] ?? those.else
}
