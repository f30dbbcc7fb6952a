/** What no plan can say: how much the services and people do. Each stands in the page, so that a reader can put in their own. */
export const assumptions = {
  hoursAMonth: 730,
  /** Requests a second that come in from outside; each is one trace through all services. */
  requestsPerSecond: 2,
  spansPerRequest: 6,
  bytesPerSpan: 1000,
  /** Of all services together, at the default log level. */
  logLinesPerRequest: 8,
  bytesPerLogLine: 500,
  /** Log lines arrive twice: as the container's output and as OTLP (OTEL_LOGS_EXPORTER=otlp). */
  otlpLogShare: 1,
  /** Metrics that a service makes of its own and that `metrics.publish` lets through. */
  ownMetricsPerService: 5,
  /** 5xx kinds that a service shows in a month. */
  errorTypesPerService: 2,
  /** Routes of a service, where `metrics.by_route` is on. */
  routesPerService: 20,
  emfBytesPerMinutePerService: 4000,
  emfBytesPerMinutePerCollectorTask: 12_000,
  collectorLogBytesPerMinute: 300,
  insightsLogBytesPerMinutePerTask: 1500,
  /** What CloudWatch Logs keeps of a byte. Source: CloudWatch pricing page, archive. */
  storedShare: 0.15,
  tracesReadShare: 0.1,
  /** Commands that people give the bot in a month, and how long the worker works on one. */
  commands: 3000,
  workerSeconds: 4,
  apiSeconds: 0.15,
  heartbeats: 8760,
  /** Four an hour through one environment. */
  canaries: 2920,
  canarySeconds: 0.5,
  /** Lambda asks an idle queue about 15 times a minute (5 pollers, 20 s each). Source: Lambda developer guide, SQS scaling. */
  pollsPerMinutePerQueue: 15,
  imageGb: 0.5,
} as const

/** Metrics of Container Insights on Fargate by what they are counted for. Not confirmed: counted from the lists in the CloudWatch user guide. */
export const insightsMetrics = {
  cluster: 12,
  service: 16,
  family: 10,
  /** Only with enhanced observability. */
  task: 13,
  container: 12,
} as const
