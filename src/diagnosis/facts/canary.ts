import { lookFor, sendCanary } from '../../reads/canary.ts'
import { defineFact } from './fact.ts'

/** Sent when first asked for; where one was sent before, it is looked for and none is sent. */
export const canary = defineFact({
  name: 'canary',
  needs: [],
  fetch({ ports, environment, now, canary: earlier }) {
    const id = `verify-${environment.name}-${now.toISOString().replace(/[-:]|\.\d+/g, '')}`
    const asked = { ports, environment, now }
    return earlier === undefined ? sendCanary(id, asked) : lookFor(earlier, asked)
  },
  command({ canaryFunction, region }, { canary: run }) {
    const payload = '{"version":1,"kind":"send","id":"by-hand"}'
    const invoke = `aws lambda invoke --function-name ${canaryFunction ?? 'NAME'} --cli-binary-format raw-in-base64-out --payload '${payload}' --region ${region} /dev/stdout`
    return run === undefined
      ? invoke
      : `${invoke}; aws xray batch-get-traces --trace-ids ${run.sent.traceId} --region ${region}`
  },
})
