import { defineStartCause } from '../../starts.ts'

/** Each Fargate task needs an address of its own, and the subnet has none left. */
export const subnetAddressesExhausted = defineStartCause({
  kind: 'subnet-addresses-exhausted',
  catalogue: ['U30'],
  source: 'documented',
  failure: 'addresses',
  values: ({ text, service }, { services: { services } }) => ({
    subnets:
      /subnet-[0-9a-f]+/.exec(text)?.[0] ?? services.find(({ name }) => name === service)?.subnets.join(', ') ?? '',
  }),
  command: ({ values: { subnets } }, { region }) =>
    `aws ec2 describe-subnets --subnet-ids ${subnets.replaceAll(',', '')} --query 'Subnets[].[SubnetId,AvailableIpAddressCount]' --region ${region}`,
})
