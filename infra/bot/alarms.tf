locals {
  # On the path that people take when Slack is what is broken: topic, then mail. Each: what it means, and the metric.
  alarms = merge(
    { for name in keys(local.dead) : "dead-letters-${name}" => {
      description = "Something failed for good and waits in ${var.name}-${name}-dead."
      namespace   = "AWS/SQS"
      metric      = "ApproximateNumberOfMessagesVisible"
      dimensions  = { QueueName = aws_sqs_queue.dead[name].name }
      statistic   = "Maximum"
    } },
    { for name, queue in local.queues : "waiting-${name}" => {
      description = "The oldest message of ${var.name}-${name} waits for more than ${queue.oldest_seconds} s: nobody works on it, or too few."
      namespace   = "AWS/SQS"
      metric      = "ApproximateAgeOfOldestMessage"
      dimensions  = { QueueName = aws_sqs_queue.queue[name].name }
      statistic   = "Maximum"
      threshold   = queue.oldest_seconds
    } if queue.consumed },
    { for name in keys(local.functions) : "errors-${name}" => {
      description = "The function ${var.name}-${name} failed, crashed or took too long."
      namespace   = "AWS/Lambda"
      metric      = "Errors"
      dimensions  = { FunctionName = aws_lambda_function.function[name].function_name }
    } },
    { for name in keys(local.functions) : "throttles-${name}" => {
      description = "The function ${var.name}-${name} was refused an execution: the account's or the function's concurrency is used up."
      namespace   = "AWS/Lambda"
      metric      = "Throttles"
      dimensions  = { FunctionName = aws_lambda_function.function[name].function_name }
    } },
    {
      api-5xx = {
        description = "The API answered 5xx: Slack shows people an error."
        namespace   = "AWS/ApiGateway"
        metric      = "5xx"
        dimensions  = { ApiId = aws_apigatewayv2_api.bot.id }
      }
      heartbeat = {
        description = "The worker gave no sign of life for 15 minutes: schedule, queue, worker or secrets are broken."
        namespace   = "OtelChatops"
        metric      = "Heartbeat"
        dimensions  = { Bot = var.name }
        comparison  = "LessThanThreshold"
        threshold   = 1
        periods     = 3
        missing     = "breaching"
      }
    },
  )
}

resource "aws_cloudwatch_metric_alarm" "bot" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "${each.value.description}\nRunbook: ${trimsuffix(coalesce(var.alarms.runbook_url, "docs/runbooks"), "/")}/bot.md"
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = try(each.value.statistic, "Sum")
  comparison_operator = try(each.value.comparison, "GreaterThanThreshold")
  threshold           = try(each.value.threshold, 0)
  period              = 300
  evaluation_periods  = try(each.value.periods, 1)
  # No errors, dead letters or requests is no data; no heartbeat is the symptom.
  treat_missing_data = try(each.value.missing, "notBreaching")
  alarm_actions      = [aws_sns_topic.alarms.arn]
  ok_actions         = [aws_sns_topic.alarms.arn]
  tags               = { severity = var.alarms.severity }
}

resource "aws_sns_topic" "alarms" {
  name              = "${var.name}-alarms"
  kms_master_key_id = local.key_arn
}

resource "aws_sns_topic_policy" "alarms" {
  arn = aws_sns_topic.alarms.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Alarms"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms.arn
        Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "mail" {
  for_each = toset(var.alarms.emails)

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = each.value
}
