import { defineLogStartCause } from '../../log-starts.ts'

/** Which option the driver says that it lacks; `MissingEndpoint` is what it makes of a region that is none. */
const named = /(awslogs-[\w-]+) is required|must specify a value for (awslogs-[\w-]+)|unknown log opt '?([\w-]+)/

/** ECS starts no container, because an option of the log driver is missing or makes no sense. */
export const logOptionsInvalid = defineLogStartCause({
  kind: 'log-options-invalid',
  source: 'issue',
  failure: 'options',
  values({ text }) {
    const found = named.exec(text)
    return { option: found?.[1] ?? found?.[2] ?? found?.[3] ?? 'awslogs-region' }
  },
})
