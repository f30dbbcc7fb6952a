import { PortError, type TaskDefinition } from '../../ports.ts'
import { defineFact } from './fact.ts'
import type { CollectorConfig } from './schemas.ts'

type Container = TaskDefinition['containers'][number]

/** ADOT reads its configuration from this variable; others are told to by `--config=env:NAME`. Source: ADOT, config_factory.go. */
const usual = 'AOT_CONFIG_CONTENT'
const looksLike = /CONFIG/i

/** An SSM parameter by its ARN, or by its bare name, as `valueFrom` may have it. */
const isParameter = (from: string): boolean => /^arn:[^:]+:ssm:/.test(from) || !from.startsWith('arn:')

const secretKey = /authori[sz]ation|token|passw|secret|api[_-]?key|credential|bearer|private[_-]?key/i

/** What a variable or another provider fills in as a whole is no secret itself; a scheme may stand before it. */
const isReference = (value: string): boolean => /^(?:[A-Za-z]+ )?\$\{[^}]+\}$/.test(value.trim())

const withoutSecrets = (value: unknown, key = '', inHeaders = false): unknown => {
  if (Array.isArray(value)) return value.map((each) => withoutSecrets(each, key, inHeaders))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, withoutSecrets(each, name, inHeaders || key === 'headers')]),
    )
  const hidden = typeof value === 'string' && (inHeaders || key === 'headers' || secretKey.test(key))
  return hidden && !isReference(value) ? '***' : value
}

/**
 * @param text a collector's configuration in YAML or JSON
 * @returns it as a mapping without what may be secret, or why it is none
 */
export const parsedConfig = async (text: string): Promise<Pick<CollectorConfig, 'config' | 'problem'>> => {
  const { parse } = await import('yaml')
  try {
    const value: unknown = parse(text, { logLevel: 'error' })
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problem: 'not a mapping' }
    return { config: Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutSecrets(each, key)])) }
  } catch (error) {
    return { problem: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'not YAML' }
  }
}

type Stored = { from: string; text: string } | { from: string; parameter: string }

const storedIn = (containers: readonly Container[]): Stored | undefined => {
  for (const { environment, secrets } of containers) {
    const names = [usual, ...Object.keys({ ...environment, ...secrets }).filter((name) => looksLike.test(name))]
    for (const name of names) {
      const text = environment[name]
      if (text !== undefined && /\bservice\b/.test(text) && /\breceivers\b/.test(text)) return { from: name, text }
      const parameter = secrets[name]
      if (parameter !== undefined && isParameter(parameter)) return { from: parameter, parameter }
    }
  }
  return undefined
}

export const collectorConfig = defineFact({
  name: 'collectorConfig',
  needs: ['collectorTaskDefinition'],
  async fetch({ ports }, { collectorTaskDefinition: { running } }): Promise<CollectorConfig> {
    const stored = storedIn(running.containers)
    if (stored === undefined)
      throw new PortError('not_found', 'DescribeTaskDefinition', 'The task definition names no configuration.')
    const { from } = stored
    if ('text' in stored) return { from, ...(await parsedConfig(stored.text)) }
    const { value, version, modifiedAt } = await ports.parameters.read(stored.parameter)
    return { from, version, ...(modifiedAt !== undefined && { modifiedAt }), ...(await parsedConfig(value)) }
  },
  command: ({ region }, { collectorConfig: known }) =>
    known === undefined
      ? `aws ssm describe-parameters --region ${region}`
      : `aws ssm get-parameter --name ${known.from} --region ${region}`,
})
