import { newKeyOf, newNameOf } from '../../collector-names.ts'
import type { StartError } from '../../lines/start-error.ts'
import type { StartFacts } from './start-cause.ts'

/** @returns what replaces the component or key that an error calls unknown; undefined where nothing is known to. */
export const replacementOf = ({ failure, component, details }: StartError): string | undefined => {
  const { type = '', instead, valid = '', key = '' } = details
  if (failure === 'unknown_type') return instead ?? newNameOf(type, valid.split(' '))
  return failure === 'unknown_key' ? newKeyOf(key, component) : undefined
}

type Task = NonNullable<StartFacts['collectorTasks']>[number]

const digestOf = (task: Task | undefined): string | undefined =>
  task?.containers.find(({ imageDigest }) => imageDigest !== undefined)?.imageDigest

/** A task that has lived for so long, in ms, has started. */
const stands = 60_000

/** @returns the image's digest before and since the starts fail, where the image has changed and the configuration has not. */
export const imageChange = (
  { line }: StartError,
  { collectorTasks = [], collectorConfig }: StartFacts,
): { before: string; since: string } | undefined => {
  const began = line.firstAt.getTime()
  const startOf = ({ startedAt }: Task): number => startedAt?.getTime() ?? Number.NaN
  const [ran] = collectorTasks
    .filter(
      (task) => startOf(task) < began - stands && (task.stoppedAt?.getTime() ?? Infinity) - startOf(task) > stands,
    )
    .toSorted((one, other) => startOf(other) - startOf(one))
  const failed = collectorTasks.find(
    (task) => startOf(task) >= began - stands && task.containers.some(({ exitCode = 0 }) => exitCode > 0),
  )
  const [before, since] = [digestOf(ran), digestOf(failed)]
  if (ran === undefined || before === undefined || since === undefined || before === since) return undefined
  // A configuration that is newer than what ran may be the mistake itself.
  const stored = collectorConfig?.modifiedAt?.getTime()
  return stored !== undefined && stored > startOf(ran) ? undefined : { before, since }
}
