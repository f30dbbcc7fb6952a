import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

/** Debian's package puts it there. */
export const chromiumPath = '/usr/bin/chromium'

/** Why the suite cannot run here, if it cannot. */
export const missing: string | undefined = existsSync(chromiumPath)
  ? undefined
  : `${chromiumPath} is not there (Debian package: chromium)`

/** The built page's folder. */
export const builtPage = fileURLToPath(new URL('../dist/page', import.meta.url))

/** @returns a headless Chromium with an empty profile that talks to nobody on its own. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
