locals {
  # Below the minimum the rate says nothing, so it is none: one failure of three is 33 %.
  trace_error_rate = "IF(all >= ${var.alarms.thresholds.trace_minimum}, 100 * FILL(faults, 0) / all, 0)"

  trace_counts = var.trace_errors_from == "groups" ? {
    for key, group in aws_xray_group.traces :
    key => { namespace = "AWS/X-Ray", metric = "ApproximateTraceCount", dimensions = { GroupName = group.group_name } }
    } : {
    for key, filter in aws_cloudwatch_log_metric_filter.spans :
    key => { namespace = local.span_namespace, metric = local.span_counts[key].metric, dimensions = {} }
  }
}

resource "aws_cloudwatch_metric_alarm" "trace_errors" {
  count = local.alarms_enabled ? 1 : 0

  alarm_name        = "${var.prefix}-trace-errors"
  alarm_description = "More than ${var.alarms.thresholds.trace_error_percent} % of the ${var.trace_errors_from == "groups" ? "traces" : "requests"} of ${var.environment} failed (${var.trace_errors.client_errors ? "faults and 4xx" : "faults; 4xx do not count"}) within ${var.trace_errors.window_minutes} min: the number is that share. With fewer than ${var.alarms.thresholds.trace_minimum} it is 0.\n${local.runbook["trace-errors"]}"

  metric_query {
    id          = "rate"
    label       = "failed (%)"
    expression  = local.trace_error_rate
    return_data = true
  }

  dynamic "metric_query" {
    for_each = local.trace_counts
    iterator = each

    content {
      id = each.key

      metric {
        namespace   = each.value.namespace
        metric_name = each.value.metric
        dimensions  = each.value.dimensions
        stat        = "Sum"
        period      = var.trace_errors.window_minutes * 60
      }
    }
  }

  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarms.thresholds.trace_error_percent
  evaluation_periods  = 1
  # No trace at all is the end of "too few": no rate to speak of. That traces stopped is what no-telemetry and verify say.
  treat_missing_data = "notBreaching"

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions
  tags          = merge(local.alarm_tags, { signal = "traces" })
}
