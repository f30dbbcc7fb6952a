# The topic for people who want mail, for pagers, and for the bot's queue beside its EventBridge rules.
resource "aws_sns_topic" "alarms" {
  count = local.alarms_enabled ? 1 : 0

  name         = local.names.topic
  display_name = "Alarms of ${var.prefix}"
  # A key of the customer's, because the AWS-managed key of SNS does not let CloudWatch in. keys.tf does.
  kms_master_key_id = local.key_arn
}

resource "aws_sns_topic_policy" "alarms" {
  count = local.alarms_enabled ? 1 : 0

  arn = aws_sns_topic.alarms[0].arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AlarmsOfThisStack"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms[0].arn
        Condition = {
          StringEquals = { "aws:SourceAccount" = local.account_id }
          ArnLike      = { "aws:SourceArn" = "${local.alarm_arn}:${var.prefix}-*" }
        }
      },
      {
        Sid       = "OnlyOverTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms[0].arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

# AWS sends each address a mail with a link; until that is followed nothing arrives, and verify says so.
resource "aws_sns_topic_subscription" "email" {
  for_each = local.alarms_enabled ? toset(var.alarms.emails) : []

  topic_arn = aws_sns_topic.alarms[0].arn
  protocol  = "email"
  endpoint  = each.value
}

# The bot hears of alarms both ways, and makes one card of it: neither a broken rule nor a topic without a reader loses one.
resource "aws_sns_topic_subscription" "bot" {
  count = local.alarms_enabled && local.notices_enabled && !local.notices_cross_account ? 1 : 0

  topic_arn = aws_sns_topic.alarms[0].arn
  protocol  = "sqs"
  endpoint  = var.notices_queue_arn
}

output "alarm_topic_arn" {
  description = "Topic that every alarm tells; subscribe a pager or a chat here. Null where alarms were left out."
  value       = one(aws_sns_topic.alarms[*].arn)
}
