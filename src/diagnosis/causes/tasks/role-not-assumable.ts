import { defineStartCause } from '../../starts.ts'

/** ECS may not take on a role of the task. Source: boto3 issue 1878, aws-modern-application-workshop issue 88. */
export const roleNotAssumable = defineStartCause({
  kind: 'role-not-assumable',
  catalogue: ['U27'],
  source: 'issue',
  failure: 'role',
  values: ({ text }) => ({ role: /:role\/(?:[\w+=,.@-]+\/)*([\w+=,.@-]+)/.exec(text)?.[1] ?? '' }),
  command: ({ values: { role } }) =>
    `aws iam update-assume-role-policy --role-name ${role} --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}'`,
})
