locals {
  # Visibility is six times the consumer's timeout, as Lambda asks for.
  visibility_seconds = 6 * local.functions.worker.timeout

  # jobs: what people asked for. later: look again at something. notices: alarms and events, which the notifier will read.
  queues = {
    jobs    = { fifo = true, consumed = true, oldest_seconds = 120 }
    later   = { fifo = false, consumed = true, oldest_seconds = 1800 }
    notices = { fifo = false, consumed = false, oldest_seconds = 300 }
  }

  # A queue of dead letters has the kind of its source; invocations are those of a function, not of a queue.
  dead = merge({ for name, queue in local.queues : name => queue.fifo }, { invocations = false })
}

resource "aws_sqs_queue" "dead" {
  for_each = local.dead

  name                              = "${var.name}-${each.key}-dead${each.value ? ".fifo" : ""}"
  fifo_queue                        = each.value ? true : null
  message_retention_seconds         = 1209600
  kms_master_key_id                 = local.key_arn
  kms_data_key_reuse_period_seconds = 300
}

resource "aws_sqs_queue" "queue" {
  for_each = local.queues

  name                              = "${var.name}-${each.key}${each.value.fifo ? ".fifo" : ""}"
  fifo_queue                        = each.value.fifo ? true : null
  visibility_timeout_seconds        = local.visibility_seconds
  kms_master_key_id                 = local.key_arn
  kms_data_key_reuse_period_seconds = 300

  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead[each.key].arn, maxReceiveCount = 3 })
}

resource "aws_sqs_queue_redrive_allow_policy" "dead" {
  for_each = local.queues

  queue_url            = aws_sqs_queue.dead[each.key].url
  redrive_allow_policy = jsonencode({ redrivePermission = "byQueue", sourceQueueArns = [aws_sqs_queue.queue[each.key].arn] })
}
