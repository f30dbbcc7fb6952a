// What Node itself costs: a handler that does nothing.
export const handler = async () => ({ statusCode: 200 })
