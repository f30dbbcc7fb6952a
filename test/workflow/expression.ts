/**
 * GitHub's expressions, as far as these workflows use them: texts, numbers, names with dots, == != && || ! ( ) and five functions.
 * Whatever else appears fails. Source: GitHub docs, "Evaluate expressions in workflows and actions".
 */
export type Value = string | number | boolean | null | { readonly [name: string]: Value }
export type Contexts = { readonly [name: string]: Value }
/** How the job stands when a condition is asked. */
export type Standing = 'success' | 'failure' | 'cancelled'

const tokens = (text: string): string[] => {
  const found = text.match(/'(?:[^']|'')*'|[A-Za-z_][\w.-]*|\d+|==|!=|&&|\|\||[!(),]|\S/g) ?? []
  const strange = found.find((token) => !/^('|[A-Za-z_]|\d|==|!=|&&|\|\||[!(),])/.test(token))
  if (strange !== undefined) throw new Error(`not known in an expression: ${strange}`)
  return found
}

const truthy = (value: Value): boolean => value !== null && value !== '' && value !== 0 && value !== false

const asText = (value: Value): string => {
  if (value === null) return ''
  if (typeof value === 'object') throw new Error('an object cannot be written as text')
  return String(value)
}

/** Values of two types are compared as numbers; here only "nothing" meets a text, which is then an empty one. */
const equal = (one: Value, other: Value): boolean => {
  if (typeof one === 'object' && one !== null) throw new Error('objects are not compared')
  if (one === null || other === null) return asText(one) === asText(other)
  if (typeof one !== typeof other) throw new Error(`compares ${typeof one} with ${typeof other}`)
  return typeof one === 'string' && typeof other === 'string'
    ? one.toLowerCase() === other.toLowerCase()
    : one === other
}

const look = (path: string, contexts: Contexts): Value => {
  const [first = '', ...rest] = path.split('.')
  if (!Object.hasOwn(contexts, first)) throw new Error(`no context ${first}`)
  let value: Value = contexts[first] ?? null
  for (const name of rest) {
    if (value === null) return null
    if (typeof value !== 'object') throw new Error(`${path} goes into a text`)
    value = Object.hasOwn(value, name) ? (value[name] ?? null) : null
  }
  return value
}

const call = (name: string, given: Value[], standing: Standing): Value => {
  if (name === 'always') return true
  if (name === 'success' || name === 'failure' || name === 'cancelled') return standing === name
  if (name !== 'format') throw new Error(`no function ${name}`)
  const [pattern = '', ...parts] = given.map(asText)
  return pattern.replace(/\{(\d+)\}/g, (_, index: string) => parts[Number(index)] ?? '')
}

/** @returns the value of an expression without its `${{ }}`. */
export const evaluate = (text: string, contexts: Contexts, standing: Standing = 'success'): Value => {
  const left = tokens(text)
  const next = (): string => left[0] ?? ''
  const take = (): string => left.shift() ?? ''
  const expect = (wanted: string): void => {
    const got = take()
    if (got !== wanted) throw new Error(`${wanted} expected, not ${got || 'the end'}: ${text}`)
  }
  const primary = (): Value => {
    const token = take()
    if (token === '(') {
      const value = or()
      expect(')')
      return value
    }
    if (token === '!') return !truthy(primary())
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'")
    if (/^\d+$/.test(token)) return Number(token)
    if (token === 'true' || token === 'false') return token === 'true'
    if (!/^[A-Za-z_]/.test(token)) throw new Error(`a value expected, not ${token || 'the end'}: ${text}`)
    if (next() !== '(') return look(token, contexts)
    take()
    const given: Value[] = []
    while (next() !== ')') {
      given.push(or())
      if (next() === ',') take()
      else if (next() !== ')') throw new Error(`) expected: ${text}`)
    }
    take()
    return call(token, given, standing)
  }
  const comparison = (): Value => {
    const value = primary()
    if (next() !== '==' && next() !== '!=') return value
    return take() === '==' ? equal(value, primary()) : !equal(value, primary())
  }
  const and = (): Value => {
    let value = comparison()
    while (next() === '&&') {
      take()
      const other = comparison()
      value = truthy(value) ? other : value
    }
    return value
  }
  const or = (): Value => {
    let value = and()
    while (next() === '||') {
      take()
      const other = and()
      value = truthy(value) ? value : other
    }
    return value
  }
  const value = or()
  if (left.length > 0) throw new Error(`left over: ${left.join(' ')}`)
  return value
}

/** @returns a text with every `${{ }}` in it replaced by its value. */
export const filled = (text: string, contexts: Contexts): string =>
  text.replace(/\$\{\{(.*?)\}\}/gs, (_, inner: string) => asText(evaluate(inner, contexts)))

/** @returns whether a step or job with this condition runs; without a function that asks how the job stands, only after success. */
export const holds = (condition: string | undefined, contexts: Contexts, standing: Standing): boolean => {
  const bare = (condition ?? 'success()').replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1')
  const asksStanding = /\b(always|success|failure|cancelled)\(\)/.test(bare)
  return (asksStanding || standing === 'success') && truthy(evaluate(bare, contexts, standing))
}
