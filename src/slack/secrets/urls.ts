import { mark } from './tokens.ts'

// `/` is `\/` in the JSON of some encoders, and both are `%2F` inside another URL.
const webhook = /(hooks\.slack(?:-gov)?\.com(?:\\{0,4}\/|%2F))[^\s"'<>)\]}]+/gi
const scheme = /:(?:\\{0,4}\/|%2F){2}/gi

/**
 * @returns where the password of the URL whose authority begins at `start` begins and ends, if it has one.
 * A raw `/` in a password ends the authority early; what stands before it is then no port, and the last `@` counts.
 */
const passwordAt = (run: string, start: number, lastAt: number): { from: number; to: number } | undefined => {
  const rest = run.slice(start)
  const length = rest.search(/[/?#\\]/)
  const authority = length < 0 ? rest : rest.slice(0, length)
  const colon = authority.indexOf(':')
  if (colon < 0) return undefined
  const at = authority.lastIndexOf('@')
  if (at > colon) return { from: start + colon + 1, to: start + at }
  if (at >= 0 || /^\d{0,5}$/.test(authority.slice(colon + 1))) return undefined
  return { from: start + colon + 1, to: lastAt }
}

const credentialsIn = (run: string): string => {
  const lastAt = run.lastIndexOf('@')
  let out = ''
  let done = 0
  for (const found of run.matchAll(scheme)) {
    const start = found.index + found[0].length
    if (start < done || start > lastAt) continue
    const password = passwordAt(run, start, lastAt)
    if (password === undefined || password.from >= password.to) continue
    out += run.slice(done, password.from) + mark
    done = password.to
  }
  return out + run.slice(done)
}

/** @returns the text without the passwords of URLs (`scheme://user:password@host`) and without Slack webhooks' paths. */
export const withoutUrlSecrets = (text: string): string =>
  text.replace(webhook, `$1${mark}`).replace(/[^\s"'<>]+/g, (run) => (run.includes('@') ? credentialsIn(run) : run))
