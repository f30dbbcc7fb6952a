import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../../', import.meta.url))

/** IAM's word for each SDK package; all others are the package's own name. */
const services: Readonly<Record<string, string>> = {
  'cloudwatch-logs': 'logs',
  eventbridge: 'events',
  'secrets-manager': 'secretsmanager',
}

/** Operations whose action has another name. Source: service authorization reference. */
const named: Readonly<Record<string, string>> = { 'lambda:Invoke': 'lambda:InvokeFunction' }

const read = (path: string): string => readFileSync(join(repository, path), 'utf8')

/** Modules that a module loads, now or later; types are not loaded. */
const loadedBy = (path: string): string[] =>
  [...read(path).matchAll(/^(?:import|export)\s+(?!type\b)[^'"]*?['"](\.[^'"]+)['"]|import\(['"](\.[^'"]+)['"]\)/gm)]
    .map(([, now, later]) => relative(repository, resolve(repository, dirname(path), now ?? later ?? '')))
    .filter((file) => existsSync(join(repository, file)))

/** @returns every module that is reached from one, itself too. */
export const reachable = (entry: string): string[] => {
  const seen = new Set<string>()
  const waiting = [entry]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path) || !path.endsWith('.ts')) continue
    seen.add(path)
    waiting.push(...loadedBy(path))
  }
  return [...seen].sort()
}

const imported =
  /(?:import\s+(?!type\b)\{([^{}]*)\}\s+from\s+|\{([^{}]*)\}\s*=\s*await import\()['"]@aws-sdk\/(?:client|lib)-([a-z0-9-]+)['"]/g

/** @returns the IAM actions of the SDK commands that a module sends. */
const sent = (path: string): string[] =>
  [...read(path).matchAll(imported)].flatMap(([, now, later, service = '']) =>
    (now ?? later ?? '')
      .split(',')
      .map((name) => /^\s*([A-Z]\w+)Command\s*$/.exec(name)?.[1])
      .filter((name) => name !== undefined)
      .map((name) => `${services[service] ?? service}:${name}`)
      .map((action) => named[action] ?? action),
  )

// The front door's calls go without the SDK: `call('PutItem', …)` and `called('GetItem', …)`.
const direct = (path: string): string[] => {
  const service = /\/direct\/store\.ts$/.test(path) ? 'dynamodb' : /\/direct\/queue\.ts$/.test(path) ? 'sqs' : undefined
  return service
    ? [...read(path).matchAll(/\bcall(?:ed)?\('([A-Z]\w+)'/g)].map(([, operation]) => `${service}:${operation}`)
    : []
}

/** @returns the IAM actions of what these modules call, sorted. */
export const actionsOf = (paths: readonly string[]): string[] =>
  [...new Set(paths.flatMap((path) => [...sent(path), ...direct(path)]))].sort()
