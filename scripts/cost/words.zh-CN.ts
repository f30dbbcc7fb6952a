import type { Words } from './words.ts'

export const chinese: Words = {
  title: '费用',
  intro:
    '按 REGION 每月 730 小时计，单位美元。由 `npm run cost` 根据 `infra/`、`infra/bot` 和 `infra/bootstrap` 的 Terraform 计划（所有变量取默认值，加两个默认规格的服务）、目录价和下面的假设算出。不含免费额度、折扣、税费，也不含发往 Grafana Cloud 的流量。日志和追踪的费用取决于流量：请换成自己的数字。',
  groups: {
    tasks: 'Fargate 任务',
    network: '网络',
    insights: 'Container Insights',
    metrics: '自定义指标',
    logs: '日志',
    traces: '追踪',
    alarms: '告警与仪表板',
    keys: '密钥、机密、参数',
    bot: '机器人',
    storage: '状态与镜像',
  },
  headings: {
    sum: '合计',
    variants: '各种部署方式',
    lines: '逐项',
    assumptions: '假设',
    prices: '价格',
    routes: '`metrics.by_route` 的代价',
  },
  columns: {
    what: '项目',
    quantity: '数量',
    unit: '单位',
    price: '单价',
    month: '美元/月',
    source: '来源',
    read: '读取日期',
    part: '部分',
    variant: '方式',
    stack: '每套，美元/月',
    difference: '差额',
  },
  variants: {
    production: '生产环境：NAT 网关、增强型 Container Insights、两个收集器任务',
    endpoints: '用 `network.egress = "endpoints"` 代替 NAT 网关',
    enabled: '`container_insights = "enabled"`',
    staging: '`environment = "staging"`：一个收集器任务',
    routes: '`metrics.by_route = true`',
  },
  parts: {
    stack: '每个环境一套',
    bot: '机器人，一份',
    account: '状态与镜像，每个账户一份',
    whole: '一个环境，全部在内',
  },
  notes: {
    variants: '每一行与生产环境只差这一点。',
    lines: '费用为零的项目不列出。',
    routes:
      '每个服务的每条路由多一个自定义指标：服务数 × 路由数 × $METRIC。2 个服务、ROUTES 条路由时每月 $SUM；10 个服务、200 条路由时每月 $MANY。',
    prices: 'AWS 自己的页面用脚本填数字；数字读自别处时，也写出那一页。',
    unconfirmed: '未确认：已知，但当天没有在页面上找到',
    assumptions: '来自 `scripts/cost/assumptions.ts`。Container Insights 产生多少指标按 AWS 的列表数出，未用账单确认。',
  },
}
