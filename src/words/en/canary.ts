import { code, say } from '../../rich.ts'
import { type CanaryWords, meaningOf, type StepMeanings } from '../canary-words.ts'

const steps = { dns: 'DNS', tcp: 'TCP', traces: 'OTLP, span', metrics: 'OTLP, metric point' } as const
const things = { traces: 'The span', metrics: 'The metric point' } as const

const meanings: StepMeanings = {
  dns: {
    not_found: say`the collector's name has no address: no healthy task is registered, or the function stands in another VPC`,
    timed_out: say`the VPC's resolver gave no answer`,
    else: say`the VPC's resolver could not answer`,
  },
  tcp: {
    refused: say`nobody listens there: the collector does not run, or it listens at another port`,
    timed_out: say`no answer: a security group keeps the canary out, or no task has that address any more`,
    else: say`there is no way there`,
  },
  otlp: {
    timed_out: say`the collector took the connection and did not answer in time`,
    unavailable: say`the collector takes nothing now; often that is its memory limiter`,
    unimplemented: say`the collector has no pipeline for it`,
    exhausted: say`the collector has no room for it`,
    denied: say`the collector does not allow it`,
    rejected: say`the collector does not understand it`,
    else: say`the collector answered with an error`,
  },
}

export const canary: CanaryWords = {
  canaryThrough: ({ dns, tcp, traces, metrics, seconds }) =>
    say`DNS ${dns} ms, TCP ${tcp} ms, OTLP ${traces} ms and ${metrics} ms, both read back within ${seconds} s`,
  canaryStep: ({ step, milliseconds, detail }) =>
    detail === undefined
      ? say`${steps[step]}: ${milliseconds} ms`
      : say`${steps[step]}: ${milliseconds} ms, ${code(detail, 120)}`,
  canaryStepFailed: ({ step, milliseconds, error, detail }) => {
    const said = say`${steps[step]} went wrong after ${milliseconds} ms: ${meaningOf(meanings, step, error)}`
    return detail === undefined || detail === '' ? said : say`${said} (${code(detail, 300)})`
  },
  canaryFound: ({ signal, place, seconds }) => say`${things[signal]} came back from ${code(place)} within ${seconds} s`,
  canaryWaiting: ({ signal, place, seconds }) =>
    say`${things[signal]} is not in ${code(place)} yet, ${seconds} s after it was sent`,
  canaryLost: ({ signal, place, seconds }) =>
    say`${things[signal]} was taken by the collector and is not in ${code(place)} ${seconds} s later: it is lost behind the collector`,
  canaryUnread: ({ signal, place, why }) =>
    why === ''
      ? say`${things[signal]} could not be looked for in ${code(place)}`
      : say`${things[signal]} could not be looked for in ${code(place)}: ${code(why, 300)}`,
}

/** What the terminal says while it waits for a canary. */
export const canaryWaits = (seconds: number): string => `The canary was sent ${seconds} s ago; looking for it …`
