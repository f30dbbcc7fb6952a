import { SimulationGap } from '../errors.ts'

export type Points = ReadonlyMap<number, number>
export type Value = number | Points | readonly Points[]

export type Scope = { metrics: ReadonlyMap<string, Points>; times: readonly number[] }

/** The operators, tightest last where it matters to the parser. */
export const signs: Record<string, (one: number, other: number) => number> = {
  '+': (one, other) => one + other,
  '-': (one, other) => one - other,
  '*': (one, other) => one * other,
  '/': (one, other) => one / other,
  '>': (one, other) => Number(one > other),
  '<': (one, other) => Number(one < other),
  '>=': (one, other) => Number(one >= other),
  '<=': (one, other) => Number(one <= other),
  '==': (one, other) => Number(one === other),
  '!=': (one, other) => Number(one !== other),
}

/** @returns the value where it is one series or number; arrays only go into functions. */
export const single = (value: Value): number | Points => {
  if (Array.isArray(value)) throw new SimulationGap('metric math', 'arrays in arithmetic')
  return value as number | Points
}

const read = (value: number | Points, time: number): number | undefined =>
  typeof value === 'number' ? value : value.get(time)

/** @returns points where all sides have one; a division by zero has none. */
export const combined = (
  times: readonly number[],
  sides: readonly (number | Points)[],
  work: (...values: number[]) => number,
): Points => {
  const points = new Map<number, number>()
  for (const time of times) {
    const values = sides.map((side) => read(side, time))
    if (values.some((value) => value === undefined)) continue
    const result = work(...values.flatMap((value) => value ?? []))
    if (Number.isFinite(result)) points.set(time, result)
  }
  return points
}

const folds: Record<string, (values: readonly number[]) => number> = {
  SUM: (values) => values.reduce((sum, value) => sum + value, 0),
  AVG: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  MIN: (values) => Math.min(...values),
  MAX: (values) => Math.max(...values),
}

const folded = (name: string, value: Value, times: readonly number[]): Points => {
  const fold = folds[name]
  if (fold === undefined || !Array.isArray(value)) throw new SimulationGap('metric math', `${name} of one series`)
  const points = new Map<number, number>()
  for (const time of times) {
    const values = (value as readonly Points[]).flatMap((one) => one.get(time) ?? [])
    if (values.length > 0) points.set(time, fold(values))
  }
  return points
}

/** @returns what a function makes of its arguments; throws a SimulationGap for one that is not known. */
export const called = (name: string, given: readonly Value[], scope: Scope): Value => {
  const [first = 0, second, third] = given
  if (name === 'METRICS' && given.length === 0) return [...scope.metrics.values()]
  if (name in folds) return folded(name, first, scope.times)
  if (name === 'FILL' && typeof second === 'number') {
    const series = single(first)
    return new Map(scope.times.map((time) => [time, read(series, time) ?? second]))
  }
  if (name === 'IF' && second !== undefined && third !== undefined) {
    return combined(scope.times, [single(first), single(second), single(third)], (condition = 0, yes = 0, no = 0) =>
      condition ? yes : no,
    )
  }
  throw new SimulationGap('metric math', `the function ${name} with these arguments`)
}
