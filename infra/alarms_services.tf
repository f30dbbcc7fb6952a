locals {
  # Services that ought to run, by the word that ends the child alarm's name. What is scaled to none on purpose is left out:
  # Container Insights reports only services that have a running task, so silence counts as down.
  services_watched = local.alarms_enabled ? merge(
    local.collector_enabled ? { otel-collector = local.names.collector } : {},
    { for name, service in var.services : name => name if service.count > 0 },
    { for name in var.watched_services : name => name },
  ) : {}

  # The unhealthy-container metric exists with enhanced Container Insights, for containers whose task definition has a health
  # check. Its dimensions include the container's name. Source: Container Insights with enhanced observability, ECS metrics.
  health_checked = local.collector_watched && var.container_insights == "enhanced" ? {
    otel-collector = { service = local.names.collector, container = "otel-collector" }
  } : {}

  service_alarm_names = concat(
    [for alarm in aws_cloudwatch_metric_alarm.service_unhealthy : alarm.alarm_name],
    [for alarm in aws_cloudwatch_metric_alarm.container_unhealthy : alarm.alarm_name],
  )
}

# Children have no actions of their own: the composite alarm speaks for them.
resource "aws_cloudwatch_metric_alarm" "service_unhealthy" {
  for_each = local.services_watched

  alarm_name        = "${var.prefix}-service-unhealthy-${each.key}"
  alarm_description = "The ECS service ${each.value} of ${var.environment} runs fewer tasks than it should (3 of 5 minutes): the number is how many are missing.\n${local.runbook["service-unhealthy"]}"

  metric_query {
    id          = "lacking"
    label       = "tasks missing"
    expression  = "desired - running"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { desired = "DesiredTaskCount", running = "RunningTaskCount" }
    iterator = metric

    content {
      id = metric.key

      metric {
        namespace   = "ECS/ContainerInsights"
        metric_name = metric.value
        dimensions  = { ClusterName = local.names.cluster, ServiceName = each.value }
        stat        = "Average"
        period      = 60
      }
    }
  }

  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  # Container Insights sends nothing for a service without a running task: silence is the worst case, not a good one.
  treat_missing_data = "breaching"

  tags = merge(local.alarm_tags, { signal = "services" })
}

resource "aws_cloudwatch_metric_alarm" "container_unhealthy" {
  for_each = local.health_checked

  alarm_name        = "${var.prefix}-container-unhealthy-${each.key}"
  alarm_description = "Containers of the ECS service ${each.value.service} of ${var.environment} fail their health check (3 of 5 minutes): the number is 1 when one does.\n${local.runbook["service-unhealthy"]}"

  namespace   = "ECS/ContainerInsights"
  metric_name = "UnHealthyContainerHealthStatus"
  dimensions  = { ClusterName = local.names.cluster, ServiceName = each.value.service, ContainerName = each.value.container }
  statistic   = "Maximum"
  period      = 60

  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  # A container that is gone reports no health; that it is gone is the other child's matter.
  treat_missing_data = "notBreaching"

  tags = merge(local.alarm_tags, { signal = "services" })
}

resource "aws_cloudwatch_composite_alarm" "service_unhealthy" {
  count = length(local.services_watched) > 0 ? 1 : 0

  alarm_name        = "${var.prefix}-service-unhealthy"
  alarm_description = "A service of ${var.environment} runs fewer tasks than it should, or fails its health check. The alarms ${var.prefix}-service-unhealthy-… and ${var.prefix}-container-unhealthy-… say which.\n${local.runbook["service-unhealthy"]}"

  alarm_rule    = join(" OR ", [for name in local.service_alarm_names : "ALARM(\"${name}\")"])
  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions
  tags          = merge(local.alarm_tags, { signal = "services" })

  lifecycle {
    precondition {
      # Source: PutCompositeAlarm, 100 children and 10,240 characters.
      condition     = length(local.services_watched) + length(local.health_checked) <= 100
      error_message = "A composite alarm takes 100 alarms at most: watch fewer services in one stack, or set parts.alarms = false."
    }
  }
}
