import { defineFault } from '../fault.ts'

/** A group searches an attribute of the spans that nobody told awsxray to index. */
export const annotationNotIndexed = defineFault({
  name: 'annotation-not-indexed',
  finds: 'annotation-not-indexed',
  apply(account) {
    account.traceGroups.push({ name: 'billing-agent', filter: 'annotation[agent.id] = "billing" AND fault = true' })
  },
})
