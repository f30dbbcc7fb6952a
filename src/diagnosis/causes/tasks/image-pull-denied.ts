import { executionRoleOf, imageOf } from '../../start-names.ts'
import { defineStartCause } from '../../starts.ts'

/** The registry does not let the execution role, or an anonymous client, have the image. */
export const imagePullDenied = defineStartCause({
  kind: 'image-pull-denied',
  catalogue: ['U19'],
  source: 'documented',
  failure: 'image_denied',
  values: (stop, known, environment) => ({
    image: imageOf(stop, known, environment),
    role: executionRoleOf(stop, known, environment),
  }),
  more: (_stop, { executionPermissions }) =>
    (executionPermissions?.decisions ?? [])
      .filter(({ decision }) => decision !== 'allowed')
      .map(({ action, decision }) => ({
        kind: 'decision' as const,
        source: 'executionPermissions' as const,
        role: executionPermissions?.role?.split('/').at(-1) ?? '',
        action,
        explicit: decision === 'explicit_deny',
      })),
  command: ({ values: { role } }) =>
    `aws iam attach-role-policy --role-name ${role} --policy-arn arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy`,
})
