# Goes the way that work goes: queue, worker, log. The worker's answer is the metric whose absence alarms.
resource "aws_scheduler_schedule" "heartbeat" {
  name                = "${var.name}-heartbeat"
  description         = "Asks the worker for a sign of life."
  schedule_expression = "rate(5 minutes)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sqs_queue.queue["later"].arn
    role_arn = aws_iam_role.heartbeat.arn
    input    = jsonencode({ version = 1, kind = "heartbeat" })

    retry_policy {
      maximum_event_age_in_seconds = 300
      maximum_retry_attempts       = 3
    }
  }
}

# A canary of each environment that has one. Its message holds nothing that changes: the worker does each delivery once.
resource "aws_scheduler_schedule" "canary" {
  for_each = { for row in var.environments : row.name => row if var.canary_minutes != null && try(row.canaryFunction, "") != null }

  name                = "${var.name}-canary-${each.key}"
  description         = "Asks the worker for a canary of ${each.key}."
  schedule_expression = "rate(${coalesce(var.canary_minutes, 15)} minutes)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sqs_queue.queue["later"].arn
    role_arn = aws_iam_role.heartbeat.arn
    input    = jsonencode({ version = 1, kind = "canary", environment = each.key })

    retry_policy {
      maximum_event_age_in_seconds = 300
      maximum_retry_attempts       = 3
    }
  }
}

resource "aws_iam_role" "heartbeat" {
  name                 = "${var.name}-heartbeat"
  description          = "EventBridge Scheduler sends the heartbeat and the canaries to the queue as this role."
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "scheduler.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
    }]
  })
}

resource "aws_iam_role_policy" "heartbeat" {
  name = "heartbeat"
  role = aws_iam_role.heartbeat.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "sqs:SendMessage", Resource = aws_sqs_queue.queue["later"].arn },
      {
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = local.key_arn
        Condition = { StringEquals = { "kms:ViaService" = "sqs.${var.region}.amazonaws.com" } }
      },
    ]
  })
}
