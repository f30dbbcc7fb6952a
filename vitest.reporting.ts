/** @returns Vitest's own report, and on CI also a file that the closing line of the suite is read from. */
export const reporting = (suite: string) =>
  process.env['CI']
    ? { reporters: ['default', 'json'], outputFile: { json: `.cache/${suite}.json` } }
    : { reporters: ['default'] }
