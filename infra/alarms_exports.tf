locals {
  # What the collector calls the items of a signal. Source: the collector's own metrics, v0.156.
  counted_items = {
    traces  = { items = "spans", words = "spans", noun = "spans" }
    metrics = { items = "metric_points", words = "metric-points", noun = "metric points" }
    logs    = { items = "log_records", words = "log-records", noun = "log records" }
  }

  # Every way out of the collector; otel_collector.yaml.tftpl has the same exporters.
  exports = local.collector_enabled ? merge(
    {
      traces  = { signal = "traces", exporter = "awsxray", to = "X-Ray" }
      metrics = { signal = "metrics", exporter = "awsemf", to = "CloudWatch metrics" }
      logs    = { signal = "logs", exporter = "awscloudwatchlogs", to = "CloudWatch Logs" }
    },
    var.grafana == null ? {} : {
      grafana-traces  = { signal = "traces", exporter = "otlp_http/grafana", to = "Grafana Cloud" }
      grafana-metrics = { signal = "metrics", exporter = "otlp_http/grafana", to = "Grafana Cloud" }
    },
  ) : {}

  # Failed over all, not sent over all: it also answers when nothing was ever sent, and has no value when nothing was tried.
  export_success = "100 - 100 * FILL(failed, 0) / SUM([FILL(sent, 0), FILL(failed, 0)])"
}

resource "aws_cloudwatch_metric_alarm" "export_failing" {
  for_each = local.alarms_enabled ? local.exports : {}

  alarm_name        = "${var.prefix}-export-failing-${each.key}"
  alarm_description = "The collector of ${var.environment} hands less than ${var.alarms.thresholds.export_success_percent} % of its ${local.counted_items[each.value.signal].noun} over to ${each.value.to} (3 of 5 minutes): the number is the share that was taken. What fails is lost, or waits in a queue.\n${local.runbook["export-failing"]}"

  metric_query {
    id          = "success"
    label       = "taken by ${each.value.to} (%)"
    expression  = local.export_success
    return_data = true
  }

  metric_query {
    id = "sent"

    metric {
      namespace   = local.names.collector_namespace
      metric_name = "otelcol_exporter_sent_${local.counted_items[each.value.signal].items}"
      dimensions  = { exporter = each.value.exporter }
      stat        = "Sum"
      period      = 60
    }
  }

  # Exists only once something has failed.
  metric_query {
    id = "failed"

    metric {
      namespace   = local.names.collector_namespace
      metric_name = "otelcol_exporter_send_failed_${local.counted_items[each.value.signal].items}"
      dimensions  = { exporter = each.value.exporter }
      stat        = "Sum"
      period      = 60
    }
  }

  comparison_operator = "LessThanThreshold"
  threshold           = var.alarms.thresholds.export_success_percent
  # FILL also fills the newest minutes, whose data is still on its way: so not every point counts.
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  # Nothing to export is no failure; silence has an alarm of its own, no-telemetry.
  treat_missing_data = "notBreaching"

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions
  tags          = merge(local.alarm_tags, { signal = each.value.signal })
}

locals {
  emf_log_groups = { apps = local.names.log_groups.emf, self = local.names.log_groups.emf_self }
  emf_rejections = merge([for key, group in local.emf_log_groups : {
    "${key}_invalid"  = { metric = "EMFValidationErrors", group = group }
    "${key}_unparsed" = { metric = "EMFParsingErrors", group = group }
  }]...)
}

# The collector counts an event as sent when CloudWatch Logs has taken it; that CloudWatch made no metric of it shows only here.
resource "aws_cloudwatch_metric_alarm" "emf_rejected" {
  count = local.collector_watched ? 1 : 0

  alarm_name        = "${var.prefix}-emf-rejected"
  alarm_description = "CloudWatch could not make metrics of what the collector of ${var.environment} wrote to ${local.names.log_groups.emf} or ${local.names.log_groups.emf_self}: the number is how many events in 5 minutes. Those metrics are missing.\n${local.runbook["emf-rejected"]}"

  metric_query {
    id          = "rejected"
    label       = "events that became no metric"
    expression  = "SUM([${join(", ", [for id in keys(local.emf_rejections) : "FILL(${id}, 0)"])}])"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = local.emf_rejections
    iterator = each

    content {
      id = each.key

      metric {
        namespace   = "AWS/Logs"
        metric_name = each.value.metric
        dimensions  = { LogGroupName = each.value.group }
        stat        = "Sum"
        period      = 300
      }
    }
  }

  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  # CloudWatch publishes these counters only when there is something to count.
  treat_missing_data = "notBreaching"

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions
  tags          = merge(local.alarm_tags, { signal = "metrics" })
}
