import type { FactValues } from './facts/schemas.ts'
import type { Proof } from './proof.ts'

/** Where the AWS SDK looks for credentials before it asks for those of the task role. Sources: issues 407 and 1286 of ADOT; the SDK's own names, as tests with a real collector set them. */
const names = [
  'AWS_ACCESS_KEY_ID',
  'AWS_PROFILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
]

/** @returns the variables by which the collector is given credentials other than its task role's; never their values. */
export const givenCredentials = ({
  collectorTaskDefinition,
}: Partial<Pick<FactValues, 'collectorTaskDefinition'>>): Proof[] => {
  const containers = collectorTaskDefinition?.running.containers ?? []
  const found = names.find((name) =>
    containers.some(({ environment, secrets }) => name in environment || name in secrets),
  )
  return found === undefined
    ? []
    : [
        {
          kind: 'setting',
          source: 'collectorTaskDefinition',
          where: collectorTaskDefinition?.running.arn.replace(/^.*task-definition\//, '') ?? '',
          name: found,
          value: '***',
        },
      ]
}
