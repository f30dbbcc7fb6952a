import { PortError, type Traces } from '../ports.ts'

/**
 * @returns where spans are stored. An endpoint that does not know the question knows no Transaction Search either, so
 * there they can only be in X-Ray.
 */
export const destinationOf = async (traces: Traces): Promise<'xray' | 'logs'> => {
  try {
    return await traces.destination()
  } catch (error) {
    if (error instanceof PortError && error.reason === 'unsupported') return 'xray'
    throw error
  }
}
