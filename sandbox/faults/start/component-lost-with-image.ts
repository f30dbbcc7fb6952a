import { hex } from '../../account/chance.ts'
import { defineFault } from '../fault.ts'
import { decoding, failToStart } from './failing_start.ts'

/** The image was changed for one that lacks a processor; the configuration stayed as it was. */
export const componentLostWithImage = defineFault({
  name: 'component-lost-with-image',
  finds: 'component-lost-with-image',
  apply(account) {
    failToStart(account, {
      digest: `sha256:${hex(64, 'aws-otel-collector', 'own build')}`,
      lines: decoding(
        'processors',
        'unknown type: "filter" for id: "filter/updown" (valid values: [batch memory_limiter resource cumulativetodelta])',
      ),
    })
  },
})
