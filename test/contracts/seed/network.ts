import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import type { Clients } from '../../../src/adapters/aws/clients.ts'
import { network } from '../../../src/adapters/aws/network.ts'
import type { NetworkPlace } from '../network.contract.ts'
import { patience } from './endpoint.ts'

/** Makes two groups; the second may reach the first on the collector's gRPC port. */
export const seedNetwork = async (clients: Clients): Promise<NetworkPlace> => {
  const ec2 = clients.of(EC2Client)
  const { Vpcs: [vpc] = [] } = await ec2.send(new DescribeVpcsCommand({}))
  const made = async (GroupName: string) =>
    (await ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: GroupName, VpcId: vpc?.VpcId })))
      .GroupId ?? ''
  const [group, source] = [await made('collector'), await made('services')]
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: group,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 4317, ToPort: 4318, UserIdGroupPairs: [{ GroupId: source }] }],
    }),
  )
  return { network: network(clients, { signal: patience() }), group, rule: { protocol: 'tcp', port: 4317, source } }
}
