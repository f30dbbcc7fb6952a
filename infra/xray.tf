# Trace error rate, first source: two X-Ray groups, each of which publishes how many traces match it (AWS/X-Ray,
# ApproximateTraceCount, once a minute). X-Ray publishes no share of faults for a group, hence two. With Transaction Search on
# groups see only the traces that are indexed (1 % by default): then trace_errors_from = "spans".
locals {
  trace_groups_enabled = local.alarms_enabled && var.trace_errors_from == "groups"

  # awsxray indexes a resource attribute under otel.resource.KEY; a key with dots is written in brackets.
  traces_of_environment = "annotation[otel.resource.deployment.environment] = \"${var.environment}\""

  trace_groups = local.trace_groups_enabled ? {
    all    = { name = "${var.prefix}-traces", filter = local.traces_of_environment }
    faults = { name = "${var.prefix}-faults", filter = "${local.traces_of_environment} AND ${var.trace_errors.client_errors ? "(fault OR error)" : "fault"}" }
  } : {}
}

# A changed filter holds for new traces only; the old ones stay in the group as they were.
resource "aws_xray_group" "traces" {
  for_each = local.trace_groups

  group_name        = each.value.name
  filter_expression = each.value.filter

  insights_configuration {
    insights_enabled      = false
    notifications_enabled = false
  }
}

# Second source, with Transaction Search on: all spans are in the log group aws/spans, which AWS makes, and whose JSON is an
# OpenTelemetry span. A key with dots is written in brackets and quotes. Counted are requests (server spans), not traces.
locals {
  span_counts_enabled = local.alarms_enabled && var.trace_errors_from == "spans"
  span_namespace      = "${local.names.metric_namespace}/Spans"

  spans_of_environment = join(" || ", [for place in [
    "resource.attributes.['deployment.environment']",
    "resource.attributes.['deployment.environment.name']",
    # Spans that came as X-Ray segments keep what was indexed as an attribute.
    "attributes.['otel.resource.deployment.environment']",
  ] : "($.${place} = \"${var.environment}\")"])

  # A server span has status ERROR for 5xx and for what is not HTTP's; semantic conventions before 1.23 call the code otherwise.
  lowest_failure = var.trace_errors.client_errors ? 400 : 500
  span_failed = join(" || ", [
    "($.status.code = \"*ERROR\")",
    "($.attributes.['http.response.status_code'] >= ${local.lowest_failure})",
    "($.attributes.['http.status_code'] >= ${local.lowest_failure})",
  ])

  span_counts = local.span_counts_enabled ? {
    all    = { metric = "requests", pattern = "{ ($.kind = \"SERVER\") && (${local.spans_of_environment}) }" }
    faults = { metric = "faults", pattern = "{ ($.kind = \"SERVER\") && (${local.spans_of_environment}) && (${local.span_failed}) }" }
  } : {}
}

resource "aws_cloudwatch_log_metric_filter" "spans" {
  for_each = local.span_counts

  name           = "${var.prefix}-${each.value.metric}"
  log_group_name = "aws/spans"
  pattern        = each.value.pattern

  metric_transformation {
    namespace = local.span_namespace
    name      = each.value.metric
    value     = "1"
    unit      = "Count"
  }
}
