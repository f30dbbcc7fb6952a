# The template says what is shown, in rows; here each row gets its place on CloudWatch's grid of 24 columns.
locals {
  dashboard_rows = [for row in jsondecode(templatefile("${path.module}/dashboard.json.tftpl", {
    environment         = var.environment
    region              = var.region
    namespace           = local.names.metric_namespace
    collector_namespace = local.names.collector_namespace
    cluster             = local.names.cluster
    collector           = local.names.collector
    collector_enabled   = local.collector_enabled
    insights            = "ECS/ContainerInsights"
    services            = sort(distinct(concat(keys(var.services), var.watched_services)))
    sampler             = "${var.sampler.name}${var.sampler.argument == null ? "" : " (${var.sampler.argument})"}"
    exports             = { for key, export in local.exports : key => merge(export, local.counted_items[export.signal]) }
    export_success      = local.export_success
    success_percent     = var.alarms.thresholds.export_success_percent
    memory_percent      = var.alarms.thresholds.collector_memory_percent
    grafana             = var.grafana != null
    log_groups          = values(local.log_groups)
    trace_unit          = var.trace_errors_from == "groups" ? "Traces" : "Requests"
    trace_counts        = local.trace_counts
    trace_error_rate    = local.trace_error_rate
    trace_error_percent = var.alarms.thresholds.trace_error_percent
    trace_minimum       = var.alarms.thresholds.trace_minimum
    trace_period        = var.trace_errors.window_minutes * 60
    alarms              = local.dashboard_alarms
  })) : row if row.shown]

  row_heights = [for row in local.dashboard_rows : row.height]
  dashboard_widgets = flatten([for index, row in local.dashboard_rows : [for place, widget in row.widgets : merge(widget, {
    x      = sum(concat([0], [for other in slice(row.widgets, 0, place) : other.width]))
    y      = sum(concat([0], slice(local.row_heights, 0, index)))
    height = row.height
  })]])

  # Child alarms are left out: the composite alarm shows their state. A widget takes 100 alarms.
  dashboard_alarms = [for name in concat(
    aws_cloudwatch_composite_alarm.service_unhealthy[*].alarm_name,
    aws_cloudwatch_metric_alarm.no_telemetry[*].alarm_name,
    aws_cloudwatch_metric_alarm.collector_memory[*].alarm_name,
    aws_cloudwatch_metric_alarm.trace_errors[*].alarm_name,
    [for alarm in aws_cloudwatch_metric_alarm.export_failing : alarm.alarm_name],
    [for alarm in aws_cloudwatch_metric_alarm.data_refused : alarm.alarm_name],
    aws_cloudwatch_metric_alarm.emf_rejected[*].alarm_name,
    aws_cloudwatch_metric_alarm.notices_lost[*].alarm_name,
  ) : "${local.alarm_arn}:${name}"]
}

resource "aws_cloudwatch_dashboard" "otel" {
  count = var.parts.dashboard ? 1 : 0

  dashboard_name = local.names.dashboard
  dashboard_body = jsonencode({ start = "-PT3H", periodOverride = "inherit", widgets = local.dashboard_widgets })
}

output "dashboard_url" {
  description = "The dashboard in the console. Null where it was left out."
  value       = var.parts.dashboard ? "https://${var.region}.console.aws.amazon.com/cloudwatch/home?region=${var.region}#dashboards/dashboard/${local.names.dashboard}" : null
}
