import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Exports that are not signed, or not as AWS wants it. */
export const credentials = {
  'task-role-missing': {
    name: 'Collector 没有任务角色',
    title: (_service, { revision }) => say`Collector 的任务定义 ${code(revision)} 没有指定任务角色`,
    means: say`在 Fargate 上没有任务角色就没有凭证，AWS 的导出器都无法签名：trace、指标和日志记录全部丢弃，Collector 自身的指标也一样。`,
    shows: say`Collector 会写出 ${code('failed to refresh cached credentials, no EC2 IMDS role found')}。对 CloudWatch Logs 还有 ${code('unexpectedly cannot cast PutLogEvents error into smithy.APIError.')} 健康检查仍是绿色。`,
    fix: (service) =>
      say`在 ${code(service)} 的任务定义中设置 ${code('taskRoleArn')}（执行角色是另一个角色，没有帮助），然后部署。`,
    prevent: say`对每个计划运行 ${code('otel check')}：它会指出任务定义何时丢失了角色。`,
  },
  'credentials-not-found': {
    name: 'Collector 找不到凭证',
    title: (service, { exporters }) => say`${code(service)} 找不到用于 ${code(exporters)} 的凭证`,
    means: say`AWS SDK 依次询问了所有可能提供凭证的地方，都没有得到。无法签名，因此什么都导不出去。`,
    shows: say`Collector 会写出 ${code('failed to refresh cached credentials')} 或 ${code('NoCredentialProviders: no valid providers in chain')}。`,
    fix: (service) =>
      say`确认 ${code(service)} 正在运行的任务来自带有任务角色的修订版，并替换不是的任务。去掉 ${code('AWS_PROFILE')} 或 ${code('AWS_SHARED_CREDENTIALS_FILE')} 之类优先于任务角色的变量，并确认没有东西阻断 ${code('169.254.170.2')}。`,
    prevent: say`只给 Collector 任务角色，不给任何凭证变量。`,
  },
  'credentials-rejected': {
    name: 'AWS 不接受凭证',
    title: (service, { exporters }) => say`AWS 不接受 ${code(service)} 为 ${code(exporters)} 签名所用的凭证`,
    means: say`访问密钥未知、已删除或属于其他分区，或者与其密钥不匹配。任务角色的凭证总是有效的：这些凭证是以别的方式给的。`,
    shows: say`Collector 会写出 ${code('UnrecognizedClientException: The security token included in the request is invalid.')}、${code('InvalidClientTokenId')} 或 ${code('SignatureDoesNotMatch')}。`,
    fix: (service) =>
      say`从 ${code(service)} 的任务定义中去掉 ${code('AWS_ACCESS_KEY_ID')}、${code('AWS_SECRET_ACCESS_KEY')} 和 ${code('AWS_SESSION_TOKEN')}，使其改用任务角色，然后部署。`,
    prevent: say`不要给任务访问密钥：任务角色会自动续期，也不会泄露。`,
  },
  'credentials-expired': {
    name: '凭证已过期',
    title: (service, { exporters }) => say`${code(service)} 为 ${code(exporters)} 签名所用的凭证已过期`,
    means: say`临时凭证只给了 Collector 一次，没有人续期。任务角色的凭证会在到期前数小时自动续期。`,
    shows: say`Collector 会写出 ${code('ExpiredTokenException: The security token included in the request is expired')}。在此之前一切正常。`,
    fix: (service) =>
      say`从 ${code(service)} 的变量或文件中去掉临时凭证，使其改用任务角色，然后部署。如果已经在用任务角色，请重启任务。`,
    prevent: say`不要给任务访问密钥：任务角色会自动续期。`,
  },
  'collector-clock-wrong': {
    name: 'Collector 的时钟不准',
    title: (service, { exporters }) => say`${code(service)} 的时钟有偏差，因此 AWS 拒绝 ${code(exporters)} 的签名`,
    means: say`AWS 只接受签名时间前后几分钟内的请求。时钟不准时的请求会被拒绝并丢弃，trace 里的时间也是错的。`,
    shows: say`Collector 会写出 ${code('Signature expired')}、${code('Signature not yet current')} 或 ${code('RequestTimeTooSkewed')}。`,
    fix: (service) =>
      say`替换 ${code(service)} 的任务：Fargate 的时钟由 AWS 维护。自有机器请用 ${code('chrony')} 对准 ${code('169.254.169.123')}。`,
    prevent: say`让 Collector 运行在 Fargate 上，或监控其机器的时钟。`,
  },
} satisfies Partial<FindingWords<'exports'>>
