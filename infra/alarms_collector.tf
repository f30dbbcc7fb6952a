# The maximum over all tasks: with the average one task at its limit hides behind an idle one.
resource "aws_cloudwatch_metric_alarm" "collector_memory" {
  count = local.collector_watched ? 1 : 0

  alarm_name        = "${var.prefix}-collector-memory"
  alarm_description = "The collector of ${var.environment} uses more than ${var.alarms.thresholds.collector_memory_percent} % of its memory (3 of 5 minutes): the number is the share that the fullest task uses. It refuses data before that, and is killed at 100 %.\n${local.runbook["collector-memory"]}"

  namespace   = "AWS/ECS"
  metric_name = "MemoryUtilization"
  dimensions  = { ClusterName = local.names.cluster, ServiceName = local.names.collector }
  statistic   = "Maximum"
  period      = 60

  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarms.thresholds.collector_memory_percent
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  # No data means that no task runs: neither much memory nor little. service-unhealthy and no-telemetry say so.
  treat_missing_data = "missing"

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions
  tags          = merge(local.alarm_tags, { signal = "collector" })
}

# Each signal has its own counter of refused items; a single metric, so that a card can draw it.
resource "aws_cloudwatch_metric_alarm" "data_refused" {
  for_each = local.collector_watched ? local.counted_items : {}

  alarm_name        = "${var.prefix}-data-refused-${each.value.words}"
  alarm_description = "The collector of ${var.environment} refused ${each.value.noun} from its clients: the number is how many in a minute. Usually the memory limiter; SDKs try again, then drop.\n${local.runbook["data-refused"]}"

  namespace   = local.names.collector_namespace
  metric_name = "otelcol_receiver_refused_${each.value.items}"
  dimensions  = { receiver = "otlp" }
  statistic   = "Sum"
  period      = 60

  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  # The counter is only published in minutes in which something arrived: nothing arrived, nothing refused.
  treat_missing_data = "notBreaching"

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions
  tags          = merge(local.alarm_tags, { signal = each.key })
}

# Dead man: each task publishes its uptime once a minute through the same pipeline as everything else.
resource "aws_cloudwatch_metric_alarm" "no_telemetry" {
  count = local.collector_watched ? 1 : 0

  alarm_name        = "${var.prefix}-no-telemetry"
  alarm_description = "No collector of ${var.environment} has published its own metrics for 3 minutes: the number is how many reports arrived in a minute. No task runs, or none can write to CloudWatch Logs.\n${local.runbook["no-telemetry"]}"

  namespace   = local.names.collector_namespace
  metric_name = "otelcol_process_uptime"
  statistic   = "SampleCount"
  period      = 60

  comparison_operator = "LessThanThreshold"
  threshold           = 1
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  # Missing data is the very thing that this alarm watches for.
  treat_missing_data = "breaching"

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions
  tags          = merge(local.alarm_tags, { signal = "collector" })
}
