import { Ajv, type ErrorObject } from 'ajv'
import { acrossBlocks } from './across.ts'
import schema from './block-kit.schema.json' with { type: 'json' }

/** Something that Slack refuses, in its words, with where it is. */
export type Problem = { message: string; pointer: string }

const ajv = new Ajv({ strict: false, allErrors: true, verbose: true })
ajv.addSchema(schema, 'kit')

const validatorOf = (definition: string) => {
  const validate = ajv.getSchema(`kit#/definitions/${definition}`)
  if (validate === undefined) throw new Error(`the Block Kit schema has no ${definition}`)
  return validate
}

/** Errors of a branch (`then`, `anyOf`) repeat what stands inside it. */
const branching = new Set(['if', 'anyOf', 'allOf', 'not'])

const wording: Record<string, (error: ErrorObject) => string> = {
  maxLength: ({ params }) => `must be less than ${Number(params['limit']) + 1} characters`,
  minLength: ({ params }) => `must be more than ${Number(params['limit']) - 1} characters`,
  maxItems: ({ params }) => `no more than ${params['limit']} items allowed`,
  minItems: () => 'must provide at least one item',
  required: ({ params }) => `missing required field: ${params['missingProperty']}`,
  additionalProperties: ({ params }) => `invalid additional property: ${params['additionalProperty']}`,
  enum: ({ data, instancePath }) =>
    instancePath.endsWith('/type') ? `unsupported type: ${String(data)}` : `invalid value: ${String(data)}`,
}

const problemsOf = (errors: readonly ErrorObject[], at: string): Problem[] => {
  const own = errors.filter(({ keyword }) => !branching.has(keyword))
  return (own.length > 0 ? own : errors).map((error) => ({
    message: (wording[error.keyword] ?? ((other: ErrorObject) => other.message ?? other.keyword))(error),
    pointer: `${at}${error.instancePath}`,
  }))
}

const byDefinition = (definition: string, value: unknown, at: string): Problem[] => {
  const validate = validatorOf(definition)
  return validate(value) === true ? [] : problemsOf(validate.errors ?? [], at)
}

const distinct = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [`${problem.message} ${problem.pointer}`, problem])).values(),
]

/**
 * @param blocks what a message carries, already parsed from JSON
 * @returns everything that Slack would refuse, empty when the message may be posted
 */
export const messageProblems = (blocks: unknown): Problem[] => {
  if (!Array.isArray(blocks)) return [{ message: 'must be an array', pointer: '/blocks' }]
  const each = blocks.flatMap((block, index) => byDefinition('KnownBlock', block, `/blocks/${index}`))
  return distinct([...each, ...acrossBlocks(blocks, 'message')])
}

/** @returns everything that Slack would refuse about a modal or home view. */
export const viewProblems = (view: unknown): Problem[] => {
  const type = typeof view === 'object' && view !== null && 'type' in view ? view.type : undefined
  if (type !== 'modal' && type !== 'home')
    return [{ message: `unsupported type: ${String(type)}`, pointer: '/view/type' }]
  const own = byDefinition(type === 'modal' ? 'ModalView' : 'HomeView', view, '/view')
  const blocks = typeof view === 'object' && view !== null && 'blocks' in view ? view.blocks : []
  return distinct([...own, ...(Array.isArray(blocks) ? acrossBlocks(blocks, type) : [])])
}

/** @returns the problems in the form in which Slack's answers carry them. */
export const inSlackWords = (problems: readonly Problem[]): string[] =>
  problems.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`)
