import * as z from 'zod'
import { Variables } from '../variables.ts'

/** What the function reads from its variables; all of it is in `docs/configuration.md`. */
const CanaryVariables = Variables.pick({
  CANARY_ENDPOINT: true,
  CANARY_NAMESPACE: true,
  CANARY_ENVIRONMENT: true,
  CANARY_SERVICE: true,
}).required({ CANARY_ENDPOINT: true, CANARY_NAMESPACE: true, CANARY_ENVIRONMENT: true })
export type CanaryConfig = z.infer<typeof CanaryVariables>

/** @returns the function's configuration; throws one `Error` that names every variable that is missing or wrong. */
export const canaryConfig = (variables: Readonly<Record<string, string | undefined>>): CanaryConfig => {
  const parsed = CanaryVariables.safeParse(variables)
  if (parsed.success) return parsed.data
  throw new Error(`The canary's configuration is wrong. ${z.prettifyError(parsed.error)}`)
}
