import type { Revisions } from './facts/schemas.ts'

/** `${env:NAME}`, `${NAME}` and the old `$NAME`; with a default after `:-`. Source: collector, confmap's env provider. */
const references = /\$\{(?:env:)?([A-Za-z_]\w*)(?::-([^}]*))?\}|\$([A-Za-z_]\w*)/g

/** @returns whether a value of the configuration is filled in elsewhere. */
export const isReference = (value: string): boolean => value.includes('$')

/** @returns the value with the collector's own variables filled in; undefined where one of them is not known. */
export const resolved = (value: string, { running }: Revisions): string | undefined => {
  const variables = Object.assign({}, ...running.containers.map(({ environment }) => environment)) as Record<
    string,
    string
  >
  let known = true
  const text = value.replace(references, (_whole, braced?: string, otherwise?: string, bare?: string) => {
    const found = variables[braced ?? bare ?? ''] ?? otherwise
    known &&= found !== undefined
    return found ?? ''
  })
  return known && !text.includes('$') ? text : undefined
}
