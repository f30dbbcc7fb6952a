import type { Environment } from './environment.ts'

type Place = Pick<Environment, 'region'>

/** AWS partitions have consoles of their own. Source: AWS documentation on China and GovCloud endpoints. */
const home = ({ region }: Place): string => {
  if (region.startsWith('cn-')) return 'https://console.amazonaws.cn'
  if (region.startsWith('us-gov-')) return 'https://console.amazonaws-us-gov.com'
  return `https://${region}.console.aws.amazon.com`
}

/** CloudWatch's console wants names encoded twice, with `$` for `%`. */
const doubly = (text: string): string => encodeURIComponent(encodeURIComponent(text)).replaceAll('%', '$')

const cloudwatch = (place: Place, rest: string): string =>
  `${home(place)}/cloudwatch/home?region=${place.region}#${rest}`

/** Links to the AWS console's page of a resource. */
export const consolePages = {
  service: (place: Place & Pick<Environment, 'cluster'>, name: string): string =>
    `${home(place)}/ecs/v2/clusters/${encodeURIComponent(place.cluster)}/services/${encodeURIComponent(name)}/health?region=${place.region}`,
  alarm: (place: Place, name: string): string => cloudwatch(place, `alarmsV2:alarm/${encodeURIComponent(name)}`),
  trace: (place: Place, id: string): string => cloudwatch(place, `xray:traces/${encodeURIComponent(id)}`),
  logGroup: (place: Place, group: string): string => cloudwatch(place, `logsV2:log-groups/log-group/${doubly(group)}`),
  namespace: (place: Place, namespace: string): string =>
    cloudwatch(place, `metricsV2?graph=~()&namespace=~'${encodeURIComponent(namespace)}`),
}
