import { secretOf } from '../../start-names.ts'
import { defineStartCause } from '../../starts.ts'

/** No route from the task's subnet to the service that holds the secret. */
export const secretUnreachable = defineStartCause({
  kind: 'secret-unreachable',
  catalogue: ['U25'],
  source: 'documented',
  failure: 'secret_unreachable',
  values: (stop, known, environment) => {
    const manager = /from asm|secrets ?manager/i.test(stop.text)
    return { secret: secretOf(stop, known, environment), endpoint: manager ? 'secretsmanager' : 'ssm' }
  },
  command: ({ values: { endpoint } }, { region }) =>
    `aws ec2 describe-vpc-endpoints --filters Name=service-name,Values=com.amazonaws.${region}.${endpoint} --region ${region}`,
})
