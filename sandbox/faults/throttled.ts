import { defineFault } from './fault.ts'

/** CloudWatch refuses every call for its rate. It is the whole world's: calls to either account are throttled. */
export const throttled = defineFault({
  name: 'throttled',
  apply(_account, world) {
    world?.failWith('cloudwatch', '*', 'Throttling', { message: 'Rate exceeded' })
  },
})
