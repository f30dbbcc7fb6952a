locals {
  # Memory is processing time, too: Lambda gives a whole core at 1,769 MB. Slack waits 3 s for the api.
  functions = {
    api    = { timeout = 3, memory = 1024 }
    worker = { timeout = 30, memory = 1024 }
  }

  settings = merge({ for name, value in {
    CHATOPS_NAME              = var.name
    CHATOPS_ENVIRONMENTS      = var.environments_file == null ? jsonencode(var.environments) : null
    CHATOPS_ENVIRONMENTS_FILE = var.environments_file
    CHATOPS_LANGUAGE          = var.language
    CHATOPS_LOG_CONTENT       = var.log_content
    SLACK_TEAM_ID             = join(",", var.slack.team_ids)
    SLACK_APP_ID              = var.slack.app_id
    SLACK_ENTERPRISE_ID       = var.slack.enterprise_id
  } : name => value if value != null }, var.variables)

  variables = merge({
    CHATOPS_TABLE           = aws_dynamodb_table.bot.name
    CHATOPS_JOBS_QUEUE_URL  = aws_sqs_queue.queue["jobs"].url
    CHATOPS_LATER_QUEUE_URL = aws_sqs_queue.queue["later"].url
    CHATOPS_SECRET_ID       = aws_secretsmanager_secret.bot.arn
  }, local.settings)

  # Names that are not given yet stand here by values as long as theirs, so that a plan says it already.
  variables_bytes = length(base64encode(jsonencode(merge({
    CHATOPS_TABLE           = var.name
    CHATOPS_JOBS_QUEUE_URL  = "https://sqs.${var.region}.amazonaws.com/000000000000/${var.name}-jobs.fifo"
    CHATOPS_LATER_QUEUE_URL = "https://sqs.${var.region}.amazonaws.com/000000000000/${var.name}-later"
    CHATOPS_SECRET_ID       = "arn:${local.partition}:secretsmanager:${var.region}:000000000000:secret:${var.name}/secrets-000000"
  }, local.settings)))) * 3 / 4
}

# Not in a VPC: the functions reach only AWS's and Slack's public addresses, and a NAT gateway would be one more thing to
# fail. Not signed: an image is pinned by its digest.
resource "aws_lambda_function" "function" {
  for_each = local.functions

  function_name = "${var.name}-${each.key}"
  description   = "otel-chatops, ${each.key}"
  role          = aws_iam_role.function[each.key].arn
  timeout       = each.value.timeout
  memory_size   = each.value.memory
  architectures = [var.architecture]
  kms_key_arn   = local.key_arn

  package_type = var.image == null ? "Zip" : "Image"
  image_uri    = var.image

  runtime          = var.image == null ? var.zip_runtime : null
  handler          = var.image == null ? "index.handler" : null
  filename         = var.image == null ? var.zips[each.key] : null
  source_code_hash = var.image == null ? filebase64sha256(var.zips[each.key]) : null

  reserved_concurrent_executions = coalesce(var.reserved_concurrency[each.key], -1)

  dynamic "image_config" {
    for_each = var.image == null ? [] : [each.key]

    content {
      command = ["${image_config.value}/index.handler"]
    }
  }

  environment {
    variables = local.variables
  }

  tracing_config {
    mode = "Active"
  }

  # Only for what is invoked asynchronously; a job that fails goes to its own queue's dead letters.
  dead_letter_config {
    target_arn = aws_sqs_queue.dead["invocations"].arn
  }

  # Text, so that the lines that the functions write stand as they are: JSON, and EMF for the heartbeat.
  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.function[each.key].name
  }

  lifecycle {
    precondition {
      condition     = local.variables_bytes <= 4096
      error_message = "The functions' variables take ${ceil(local.variables_bytes)} bytes, and Lambda allows 4096. Leave out of `environments` what is a default, or put the table into the image and name it by `environments_file`."
    }
  }

  # Lambda looks at the role's rights when a function is made.
  depends_on = [aws_iam_role_policy.function]
}

# One job at a time: in a batch, a good job behind a bad one of its group is received as often, and would follow it to
# the dead letters.
resource "aws_lambda_event_source_mapping" "worker" {
  for_each = { jobs = 1, later = 10 }

  event_source_arn        = aws_sqs_queue.queue[each.key].arn
  function_name           = aws_lambda_function.function["worker"].arn
  batch_size              = each.value
  function_response_types = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = var.worker_concurrency
  }
}
