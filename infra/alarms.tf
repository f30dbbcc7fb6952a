# What all alarms share: whom they tell, where they link to, and the tags by which they are routed.
locals {
  alarms_enabled = var.parts.alarms
  # Alarms about the collector read what only a collector of this stack publishes.
  collector_watched = local.alarms_enabled && local.collector_enabled

  alarm_actions = local.alarms_enabled ? concat(aws_sns_topic.alarms[*].arn, var.alarms.topic_arns) : []

  alarm_tags = merge(
    { severity = var.alarms.severity, environment = var.environment },
    var.alarms.channel == null ? {} : { channel = var.alarms.channel },
  )

  # One page for each kind of alarm, in docs/runbooks.
  runbook = {
    for name in [
      "collector-memory", "trace-errors", "service-unhealthy", "export-failing", "data-refused", "emf-rejected", "no-telemetry", "notices-lost", "canary-failing",
    ] : name => "Runbook: ${trimsuffix(coalesce(var.alarms.runbook_url, "docs/runbooks"), "/")}/${name}.md"
  }
}
