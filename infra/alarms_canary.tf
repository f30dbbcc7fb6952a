# The worker records how each round ended through the canary's log: 1 where a step failed or nothing was read back.
resource "aws_cloudwatch_metric_alarm" "canary_failing" {
  count = local.alarms_enabled && local.canary_enabled ? 1 : 0

  alarm_name        = "${var.prefix}-canary-failing"
  alarm_description = "A trace and a metric that were sent to the collector of ${var.environment} from inside its network did not arrive, twice in a row: the number is 1 for a round that failed.\n${local.runbook["canary-failing"]}"

  namespace   = local.canary_namespace
  metric_name = "Failed"
  statistic   = "Maximum"
  # One round each; without a schedule a window in which somebody may ask.
  period = 60 * coalesce(var.canary.schedule_minutes, 15)

  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  # On a schedule a round that nobody recorded is one that went wrong; without one nobody was asked.
  treat_missing_data = var.canary.schedule_minutes == null ? "notBreaching" : "breaching"

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions
  tags          = merge(local.alarm_tags, { signal = "canary" })
}
