import { code, say } from '../../../rich.ts'
import type { FindingWords } from '../../finding-words.ts'

/** Exports by OTLP to a gateway such as Grafana Cloud's, and what queues and tries again. */
export const gateway = {
  'grafana-unauthorized': {
    name: 'The gateway refuses the login',
    title: (exporter, { host }) => say`${code(host)} does not accept the login of ${code(exporter)}`,
    means: say`Every request is answered with 401 and dropped at once: that is not tried again. X-Ray and CloudWatch are not affected.`,
    shows: say`The collector writes ${code('not retryable error')} with ${code('Unauthenticated')} and ${code('HTTP Status Code 401')}.`,
    fix: () =>
      say`Make an access-policy token of the same stack with ${code('metrics:write')} and ${code('traces:write')}. Store base64 of the instance id, a colon and the token, without a line end, where ${code('Authorization: Basic')} takes it from. Then replace the tasks: secrets are read when a task starts. A ${code('$')} in it must be written ${code('$$')}.`,
    prevent: say`Note when the token ends, and renew it before.`,
  },
  'grafana-forbidden': {
    name: 'The gateway does not let the login write',
    title: (exporter, { host }) => say`${code(host)} knows the login of ${code(exporter)} and does not let it write`,
    means: say`Every request is answered with 403 and dropped at once. X-Ray and CloudWatch are not affected.`,
    shows: say`The collector writes ${code('not retryable error')} with ${code('PermissionDenied')} and ${code('HTTP Status Code 403')}.`,
    fix: (exporter) =>
      say`Give the token of ${code(exporter)} the scopes ${code('metrics:write')} and ${code('traces:write')}, let its policy name this stack, and see that its list of allowed addresses holds those of the NAT gateway.`,
    prevent: say`Make the access policy in Terraform beside the exporter.`,
  },
  'grafana-path-wrong': {
    name: "The gateway's path is wrong",
    title: (exporter, { url }) => say`Nothing takes telemetry at ${code(url)}, where ${code(exporter)} sends it`,
    means: say`Every request is answered with 404 and dropped at once. The exporter appends ${code('/v1/traces')} and ${code('/v1/metrics')} to its endpoint by itself.`,
    shows: say`The collector writes ${code('not retryable error')} with ${code('Unimplemented')} and ${code('HTTP Status Code 404')}.`,
    fix: (exporter) =>
      say`Set ${code('endpoint')} of ${code(exporter)} to the base URL of your stack, as ${code('https://otlp-gateway-REGION.grafana.net/otlp')}, with nothing after it.`,
    prevent: say`Copy the endpoint from the stack's page, OpenTelemetry.`,
  },
  'grafana-rate-limited': {
    name: 'The gateway limits the rate',
    title: (exporter, { host }) => say`${code(host)} takes less than ${code(exporter)} sends`,
    means: say`The stack's limit is reached and requests are answered with 429. They are tried again until the queue is full or the time is up, then dropped.`,
    shows: say`The collector writes ${code('Exporting failed. Will retry the request after interval.')} with 429 or ${code('ResourceExhausted')}.`,
    fix: (exporter) =>
      say`Send less through ${code(exporter)}: a lower sampling rate, fewer series, longer intervals; or raise the limit of the stack.`,
    prevent: say`Watch the stack's usage against its limits.`,
  },
  'grafana-name-unresolved': {
    name: "The gateway's name does not resolve",
    title: (exporter, { host }) => say`${code(exporter)} cannot resolve ${code(host)}`,
    means: say`There is no such name, or no name server answers. Data is tried again for minutes, then dropped.`,
    shows: say`The collector writes ${code('dial tcp: lookup')} with ${code('no such host')}.`,
    fix: (exporter) =>
      say`Compare the region in ${code('endpoint')} of ${code(exporter)} with that on your stack's page; if it is right, see that the VPC's DNS resolves names of the internet.`,
    prevent: say`Copy the endpoint from the stack's page, OpenTelemetry.`,
  },
  'grafana-unreachable': {
    name: 'The gateway cannot be reached',
    title: (exporter, { host }) => say`${code(exporter)} gets no connection to ${code(host)}`,
    means: say`The gateway is on the internet. VPC endpoints lead to AWS alone, so that a NAT gateway or another way out is needed. Data is tried again for minutes, then dropped.`,
    shows: say`The collector writes ${code('dial tcp')} with ${code('i/o timeout')}, or that the connection is refused.`,
    fix: (_exporter, { host }) =>
      say`Give the collector's subnets a default route to a NAT gateway and let its security group out on TCP 443; where a firewall has a list of allowed names, add ${code(host)}.`,
    prevent: say`Choose ${code('egress = "nat"')} in Terraform where Grafana is on.`,
  },
  'grafana-unresponsive': {
    name: 'The gateway does not answer in time',
    title: (exporter, { host }) => say`${code(host)} does not answer ${code(exporter)} in time`,
    means: say`Requests reach the gateway and run into the exporter's time limit. They are tried again until the time for that is up, then dropped.`,
    shows: say`The collector writes ${code('context deadline exceeded (Client.Timeout exceeded while awaiting headers)')}, first with ${code('Will retry')}, then ${code('no more retries left')}.`,
    fix: (exporter) =>
      say`Look at the gateway's status page. Send smaller batches through ${code(exporter)}, compressed, and raise its ${code('timeout')} to ${code('30s')}.`,
    prevent: say`Raise ${code('max_elapsed_time')} and ${code('queue_size')} so that an outage of minutes loses nothing.`,
  },
  'grafana-server-error': {
    name: 'The gateway fails',
    title: (exporter, { host, status }) =>
      say`${code(host)} answers ${code(exporter)} with an error of its own (${status})`,
    means: say`The fault is on the gateway's side. 502, 503 and 504 are tried again for minutes; other errors are dropped at once.`,
    shows: say`The collector writes ${code('responded with HTTP Status Code')} and a number from 500 on.`,
    fix: (exporter) =>
      say`Look at the gateway's status page and wait. Raise ${code('max_elapsed_time')} and ${code('queue_size')} of ${code(exporter)} if its outages last longer than its queue.`,
    prevent: say`Give the exporter a queue for as long as an outage may last.`,
  },
  'grafana-delta-refused': {
    name: 'The gateway refuses deltas',
    title: (exporter, { host }) => say`${code(host)} wants cumulative metrics, and ${code(exporter)} sends deltas`,
    means: say`Prometheus and Mimir behind the gateway take cumulative sums and histograms alone. Every request with a delta is refused and dropped.`,
    shows: say`The collector writes ${code('HTTP Status Code 400')} with ${code('invalid temporality and type combination for metric')}.`,
    fix: (exporter) =>
      say`Take ${code('OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE')} out of the services, and put ${code('cumulativetodelta')} into the pipeline of awsemf only, not into that of ${code(exporter)}.`,
    prevent: say`Turn Grafana on by the Terraform variable, which changes both.`,
  },
  'grafana-data-refused': {
    name: 'The gateway refuses the data',
    title: (exporter, { host, status }) => say`${code(host)} refuses what ${code(exporter)} sends (${status})`,
    means: say`The gateway understands the request and does not want what is in it: too large, too old, too many labels. It is dropped, not tried again.`,
    shows: say`The collector writes ${code('not retryable error')} with ${code('InvalidArgument')}; the reason follows after ${code('Message=')}.`,
    fix: (exporter) =>
      say`Read the reason in the line. For size set a smaller ${code('send_batch_max_size')} before ${code(exporter)}; for labels or age correct the service that makes them.`,
    prevent: say`Keep ids and URLs out of the attributes of metrics.`,
  },
  'export-queue-full': {
    name: 'A sending queue is full',
    title: (exporter) => say`The sending queue of ${code(exporter)} is full, and what comes is dropped`,
    means: say`The backend takes less than arrives, or nothing. The queue has filled up, and new data is dropped until it drains.`,
    shows: say`The collector writes ${code('sending queue is full')}; ${code('otelcol_exporter_queue_size')} stands at ${code('otelcol_exporter_queue_capacity')}, and ${code('otelcol_exporter_enqueue_failed')} rises.`,
    fix: (exporter) =>
      say`See first whether the backend of ${code(exporter)} is slow or refuses. If it is healthy, raise ${code('num_consumers')}, then ${code('queue_size')}, or send less.`,
    prevent: say`Alarm at 80 % of the capacity.`,
  },
  'export-retries-exhausted': {
    name: 'An exporter gave up trying',
    title: (exporter) => say`${code(exporter)} gave up after its last try and dropped data`,
    means: say`The backend was away for longer than ${code('max_elapsed_time')}, five minutes unless told otherwise. What waited is lost; what comes later may go through.`,
    shows: say`The collector writes ${code('Exporting failed. Dropping data.')} with ${code('no more retries left')}.`,
    fix: (exporter) =>
      say`Find what kept the backend away by the rest of the line. Raise ${code('max_elapsed_time')} of ${code(exporter)} above the outages that you want to survive, with a queue that holds so much.`,
    prevent: say`Where nothing may be lost, keep the queue in ${code('file_storage')} on EFS.`,
  },
} satisfies Partial<FindingWords<'exports'>>
