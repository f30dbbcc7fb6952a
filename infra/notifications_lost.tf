# What EventBridge could not deliver to the bot's queue in 24 hours. SQS's own encryption, so that no key policy can lose it too.
resource "aws_sqs_queue" "notices_lost" {
  count = local.notices_enabled ? 1 : 0

  name                      = "${var.prefix}-notices-lost"
  message_retention_seconds = 14 * 24 * 60 * 60
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue_policy" "notices_lost" {
  count = local.notices_enabled ? 1 : 0

  queue_url = aws_sqs_queue.notices_lost[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "RulesOfThisStack"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.notices_lost[0].arn
        Condition = { ArnEquals = { "aws:SourceArn" = [for rule in aws_cloudwatch_event_rule.notices : rule.arn] } }
      },
      {
        Sid       = "OnlyOverTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.notices_lost[0].arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

# It tells the topic: the way over EventBridge is the one that is broken.
resource "aws_cloudwatch_metric_alarm" "notices_lost" {
  count = local.notices_enabled && local.alarms_enabled ? 1 : 0

  alarm_name        = "${var.prefix}-notices-lost"
  alarm_description = "Notices of ${var.environment} did not reach the bot's queue: the number is how many lie in ${var.prefix}-notices-lost. Slack has not heard of them.\n${local.runbook["notices-lost"]}"

  namespace   = "AWS/SQS"
  metric_name = "ApproximateNumberOfMessagesVisible"
  dimensions  = { QueueName = aws_sqs_queue.notices_lost[0].name }
  statistic   = "Maximum"
  period      = 60

  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  # SQS stops publishing for a queue that nobody used for hours: an empty one.
  treat_missing_data = "notBreaching"

  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions
  tags          = merge(local.alarm_tags, { signal = "notices" })
}
