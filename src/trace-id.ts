const xray = /^1-([0-9a-f]{8})-([0-9a-f]{24})$/
const w3c = /^([0-9a-f]{8})([0-9a-f]{24})$/

const parts = (id: string): { epoch: string; unique: string } | undefined => {
  const [, epoch, unique] = xray.exec(id.toLowerCase()) ?? w3c.exec(id.toLowerCase()) ?? []
  if (epoch === undefined || unique === undefined || /^0+$/.test(epoch + unique)) return undefined
  return { epoch, unique }
}

/**
 * @param id a trace id in X-Ray's form or in W3C's
 * @returns it in X-Ray's form, `1-5759e988-bd862e3fe1be46a994272793`; undefined when it is neither
 */
export const xrayTraceId = (id: string): string | undefined => {
  const found = parts(id)
  return found && `1-${found.epoch}-${found.unique}`
}

/**
 * @param id a trace id in X-Ray's form or in W3C's
 * @returns it in W3C's form, `5759e988bd862e3fe1be46a994272793`; undefined when it is neither
 */
export const w3cTraceId = (id: string): string | undefined => {
  const found = parts(id)
  return found && `${found.epoch}${found.unique}`
}

/**
 * X-Ray's own ids begin with the second in which the trace began; ids of OpenTelemetry SDKs are random there.
 * @returns that second, or undefined when the id is of neither form
 */
export const secondOf = (id: string): Date | undefined => {
  const found = parts(id)
  return found && new Date(Number.parseInt(found.epoch, 16) * 1000)
}
