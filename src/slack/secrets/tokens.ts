/** What is shown instead of a secret. */
export const mark = '[redacted]'

// Each begins with a literal and ends in one run, so none can backtrack. Forms: gitleaks' rules of the same names,
// with open ends, since issuers have lengthened their tokens before.
const prefixed = new RegExp(
  [
    '(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Z0-9])',
    '(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)[A-Za-z0-9+/=_%-]+',
    'gh[pousr]_[A-Za-z0-9_]{16,}',
    'github_pat_[A-Za-z0-9_]{16,}',
    'glpat-[A-Za-z0-9_-]{16,}',
    'xoxe\\.xox[bp]-[A-Za-z0-9-]{8,}',
    'xox[a-z]-[A-Za-z0-9-]{8,}',
    'xapp-[A-Za-z0-9-]{8,}',
    'gl(?:c|sa)_[A-Za-z0-9+/=_-]{16,}',
    '[sr]k_(?:live|test)_[A-Za-z0-9]{10,}',
    'sk-[A-Za-z0-9_-]{20,}',
    'AIza[A-Za-z0-9_-]{30,}',
    'npm_[A-Za-z0-9]{30,}',
    'pypi-[A-Za-z0-9_-]{30,}',
    'SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}',
  ].join('|'),
  'g',
)

const jwtIn = (run: string): string => {
  const parts = run.split('.')
  const out: string[] = []
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? ''
    const start = part.indexOf('eyJ')
    // Header and payload are both JSON objects in base64url, which begin so; the payload of an encrypted one need not.
    const isJwt = start >= 0 && part.length - start >= 12 && (parts[index + 1]?.length ?? 0) >= 8
    out.push(isJwt ? part.slice(0, start) + mark : part)
    if (isJwt) index += Math.min(4, parts.length - index - 1)
  }
  return out.join('.')
}

const isAwsSecret = (run: string): boolean =>
  run.length === 40 &&
  /[A-Z]/.test(run) &&
  /[a-z]/.test(run) &&
  /\d/.test(run) &&
  !/^[\da-f]+$/i.test(run) &&
  run.split('/').length <= 5

const looksRandom = (value: string): boolean => /\d|[a-z][A-Z]|[._~+/=]./.test(value) || value.length >= 24

/** @returns the text without tokens that are known by their form: AWS, GitHub, GitLab, Slack, Grafana, Stripe, JWT … */
export const withoutTokens = (text: string): string =>
  text
    .replace(prefixed, mark)
    .replace(/[\w.-]+/g, (run) => (run.includes('eyJ') ? jwtIn(run) : run))
    .replace(/[A-Za-z0-9/+]+/g, (run) => (isAwsSecret(run) ? mark : run))
    .replace(
      /\b(bearer|basic)((?:\s|%20|\+){1,4})([\w.~+/=-]+)/gi,
      (whole, scheme: string, gap: string, value: string) =>
        value.length >= 6 && looksRandom(value) ? `${scheme}${gap}${mark}` : whole,
    )
