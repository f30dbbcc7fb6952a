import { createServer, type IncomingMessage } from 'node:http'

/** Account, VPC and the like of every plan that tests make; none of them exists. */
export const account = '123456789012'
export const existing = {
  vpc: 'vpc-0123456789abcdef0',
  subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  cluster: 'shared',
  namespace: 'shared.internal',
}

type Answer = { type: string; body: string }
type Asked = { operation: string; parameters: URLSearchParams; body: string }

const xml = (body: string): Answer => ({ type: 'text/xml', body })
const json = (body: object): Answer => ({ type: 'application/x-amz-json-1.1', body: JSON.stringify(body) })
const ec2 = (operation: string, body: string): Answer =>
  xml(
    `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId>${body}</${operation}Response>`,
  )

const zones = ['a', 'b', 'c'].map(
  (letter) =>
    `<item><zoneName>us-east-1${letter}</zoneName><zoneId>use1-${letter}</zoneId><zoneState>available</zoneState><regionName>us-east-1</regionName><optInStatus>opt-in-not-required</optInStatus></item>`,
)

const namespaceArn = `arn:aws:servicediscovery:us-east-1:${account}:namespace/ns-shared`

/** What a plan of this repository asks an account, and the answers of one that holds what `existing` names. */
const answers: Readonly<Record<string, (asked: Asked) => Answer>> = {
  GetCallerIdentity: () =>
    xml(
      `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::${account}:user/plan</Arn><UserId>AIDAPLAN</UserId><Account>${account}</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
    ),
  DescribeAvailabilityZones: () =>
    ec2('DescribeAvailabilityZones', `<availabilityZoneInfo>${zones.join('')}</availabilityZoneInfo>`),
  DescribeVpcs: () =>
    ec2(
      'DescribeVpcs',
      `<vpcSet><item><vpcId>${existing.vpc}</vpcId><ownerId>${account}</ownerId><state>available</state><cidrBlock>10.0.0.0/16</cidrBlock><dhcpOptionsId>dopt-1</dhcpOptionsId><instanceTenancy>default</instanceTenancy><isDefault>false</isDefault></item></vpcSet>`,
    ),
  DescribeVpcAttribute: ({ parameters }) =>
    ec2(
      'DescribeVpcAttribute',
      `<vpcId>${existing.vpc}</vpcId><${parameters.get('Attribute') ?? ''}><value>true</value></${parameters.get('Attribute') ?? ''}>`,
    ),
  DescribeRouteTables: () => ec2('DescribeRouteTables', '<routeTableSet/>'),
  DescribeClusters: () =>
    json({
      clusters: [
        {
          clusterArn: `arn:aws:ecs:us-east-1:${account}:cluster/${existing.cluster}`,
          clusterName: existing.cluster,
          status: 'ACTIVE',
        },
      ],
      failures: [],
    }),
  ListNamespaces: () =>
    json({ Namespaces: [{ Id: 'ns-shared', Arn: namespaceArn, Name: existing.namespace, Type: 'DNS_PRIVATE' }] }),
  GetNamespace: () =>
    json({
      Namespace: {
        Id: 'ns-shared',
        Arn: namespaceArn,
        Name: existing.namespace,
        Type: 'DNS_PRIVATE',
        Properties: { DnsProperties: { HostedZoneId: 'Z0SHARED' }, HttpProperties: { HttpName: existing.namespace } },
      },
    }),
  ListTagsForResource: () => json({ Tags: [] }),
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

const askedIn = (request: IncomingMessage, body: string): Asked => {
  const target = String(request.headers['x-amz-target'] ?? '')
  const parameters = new URLSearchParams(body)
  return {
    operation: target.split('.').at(-1) || parameters.get('Action') || `${request.method} ${request.url}`,
    parameters,
    body,
  }
}

/** A place for plans to ask, on a free port of loopback. An operation that it does not know is refused, never guessed at. */
export const startPlanAccount = async (): Promise<{ url: string; unknown: string[]; stop(): Promise<void> }> => {
  const unknown: string[] = []
  const server = createServer(async (request, response) => {
    const asked = askedIn(request, await bodyOf(request))
    const answer = answers[asked.operation]?.(asked)
    if (answer) {
      response.writeHead(200, { 'content-type': answer.type }).end(answer.body)
      return
    }
    unknown.push(asked.operation)
    response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' }).end(
      JSON.stringify({
        __type: 'AccessDeniedException',
        message: `the account of plans does not know ${asked.operation}`,
      }),
    )
  })
  await new Promise<void>((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The system gave no port.')
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${address.port}`, unknown, stop }
}
