import { withoutSecretPairs } from './secrets/pairs.ts'
import { mark, withoutTokens } from './secrets/tokens.ts'
import { withoutUrlSecrets } from './secrets/urls.ts'

export { isSecretName } from './secrets/names.ts'

const registered = new Set<string>()

/** Makes every later `redact` remove this very value, also escaped for JSON and for URLs. Under 6 characters is ignored. */
export const registerSecret = (value: string | undefined): void => {
  if (value === undefined || value.length < 6) return
  const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '')
  for (const form of [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), base64])
    registered.add(form)
}

const privateKey = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/g

const withoutPrivateKeys = (text: string): string => {
  let out = ''
  let done = 0
  for (const { index } of text.matchAll(privateKey)) {
    if (index < done) continue
    const end = text.indexOf('-----END ', index)
    const close = end < 0 ? -1 : text.indexOf('-----', end + 9)
    out += text.slice(done, index) + mark
    done = close < 0 ? text.length : close + 5
  }
  return out + text.slice(done)
}

const withoutRegistered = (text: string): string => {
  let rest = text
  for (const secret of registered) rest = rest.replaceAll(secret, mark)
  return rest
}

/**
 * @returns the text with secrets replaced by `[redacted]`, names kept. To be called on a whole text, before it is cut.
 * Classes: gitleaks' AWS, GitHub, Slack, private key, JWT, Authorization, URL credentials and named values; and every
 * value given to `registerSecret`. Linear in the length of the text.
 */
export const redact = (text: string): string =>
  withoutSecretPairs(withoutTokens(withoutUrlSecrets(withoutPrivateKeys(withoutRegistered(text)))))
