# State changes to the bot's queue. Alarms that exist already need no edit for it, and one whose actions are muted still
# turns green in Slack.
locals {
  notices_enabled = var.notices_queue_arn != null
  # arn:PARTITION:sqs:REGION:ACCOUNT:NAME
  notices_queue         = split(":", coalesce(var.notices_queue_arn, "arn:::::"))
  notices_cross_account = local.notices_enabled && local.notices_queue[4] != local.account_id

  alarm_arn = "arn:${local.partition}:cloudwatch:${var.region}:${local.account_id}:alarm"
  rule_arn  = "arn:${local.partition}:events:${var.region}:${local.account_id}:rule"

  notices = {
    alarms = {
      about = "Alarms whose names begin with ${var.prefix}- change state"
      pattern = {
        source      = ["aws.cloudwatch"]
        detail-type = ["CloudWatch Alarm State Change"]
        resources   = [{ prefix = "${local.alarm_arn}:${var.prefix}-" }]
      }
    }
    deployments = {
      about = "Deployments in ${local.names.cluster} fail, or come to an end after all"
      pattern = {
        source      = ["aws.ecs"]
        detail-type = ["ECS Deployment State Change"]
        resources   = [{ prefix = "arn:${local.partition}:ecs:${var.region}:${local.account_id}:service/${local.names.cluster}/" }]
        detail      = { eventName = ["SERVICE_DEPLOYMENT_FAILED", "SERVICE_DEPLOYMENT_COMPLETED"] }
      }
    }
    tasks = {
      about = "Tasks in ${local.names.cluster} stop for another reason than a deployment or scaling"
      pattern = {
        source      = ["aws.ecs"]
        detail-type = ["ECS Task State Change"]
        detail = {
          clusterArn = [local.cluster_arn]
          lastStatus = ["STOPPED"]
          # The scheduler also stops what fails a health check, and says so in its reason only.
          "$or" = [
            { stopCode = [{ anything-but = ["ServiceSchedulerInitiated", "UserInitiated"] }] },
            { stoppedReason = [{ prefix = "Task failed" }] },
          ]
        }
      }
    }
  }
}

resource "aws_cloudwatch_event_rule" "notices" {
  for_each = { for name, notice in local.notices : name => notice if local.notices_enabled }

  name          = "${var.prefix}-notices-${each.key}"
  description   = each.value.about
  event_pattern = jsonencode(each.value.pattern)
}

resource "aws_cloudwatch_event_target" "notices" {
  for_each = aws_cloudwatch_event_rule.notices

  rule      = each.value.name
  target_id = "bot"
  arn       = var.notices_queue_arn
  role_arn  = one(aws_iam_role.notices[*].arn)

  dead_letter_config {
    arn = aws_sqs_queue.notices_lost[0].arn
  }

  lifecycle {
    precondition {
      condition     = local.notices_queue[3] == var.region
      error_message = "notices_queue_arn: EventBridge sends to queues of its own region only. Subscribe that queue to the output alarm_topic_arn instead."
    }
  }
}

# A queue of another account needs a role as well as its own policy. Source: EventBridge, services in another account.
resource "aws_iam_role" "notices" {
  count = local.notices_cross_account ? 1 : 0

  name                 = "${var.prefix}-notices"
  description          = "EventBridge sends notices of ${var.prefix} to the bot's account with it"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "events.amazonaws.com" }
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account_id }
        ArnLike      = { "aws:SourceArn" = "${local.rule_arn}/${var.prefix}-notices-*" }
      }
    }]
  })
}

resource "aws_iam_role_policy" "notices" {
  count = local.notices_cross_account ? 1 : 0

  name = "send"
  role = aws_iam_role.notices[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "sqs:SendMessage", Resource = var.notices_queue_arn },
      {
        # Where that queue is encrypted with a key of its account; the key's own policy has the last word.
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = "arn:${local.partition}:kms:${var.region}:${local.notices_queue[4]}:key/*"
        Condition = { StringEquals = { "kms:ViaService" = "sqs.${var.region}.amazonaws.com" } }
      },
    ]
  })
}
