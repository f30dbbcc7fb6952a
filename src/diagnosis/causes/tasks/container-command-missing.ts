import { defineStartCause } from '../../starts.ts'

/** The program that the task definition's entry point or command names is not in the image. Source: amazon-ecs-cli issues 78 and 1136. */
export const containerCommandMissing = defineStartCause({
  kind: 'container-command-missing',
  catalogue: ['U19'],
  source: 'issue',
  failure: 'command_missing',
  values: ({ text }) => ({ program: /exec: \\?"([^"\\]+)\\?"/.exec(text)?.[1] ?? '' }),
})
