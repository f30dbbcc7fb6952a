output "api_url" {
  description = "Address of the bot; next: otel manifest --url ADDRESS, and create the Slack app from it."
  value       = aws_apigatewayv2_api.bot.api_endpoint
}

output "secret_id" {
  description = "Secret that `otel secrets set NAME` fills."
  value       = aws_secretsmanager_secret.bot.arn
}

output "table" {
  description = "Name of the table: CHATOPS_TABLE, also for the deploy workflow's `otel deploys claim`."
  value       = aws_dynamodb_table.bot.name
}

output "queues" {
  description = "URLs of the queues."
  value       = { for name, queue in aws_sqs_queue.queue : name => queue.url }
}

output "dead_letters" {
  description = "URLs of the queues of dead letters."
  value       = { for name, queue in aws_sqs_queue.dead : name => queue.url }
}

output "worker_role_arn" {
  description = "Role of the worker, for `read_role.bot_role_arn` of a stack in another account."
  value       = aws_iam_role.function["worker"].arn
}

output "notices_queue_arn" {
  description = "Queue for alarms and events, for `notices_queue_arn` of a stack."
  value       = aws_sqs_queue.queue["notices"].arn
}

output "topic_arn" {
  description = "Topic of the bot's own alarms."
  value       = aws_sns_topic.alarms.arn
}

output "key_arn" {
  description = "Key of everything that the bot keeps."
  value       = local.key_arn
}

output "deploys_policy" {
  description = "Policy JSON for whoever runs `otel deploys claim` and `otel deploys end`: rows of deploys and locks, no others. infra/bootstrap takes it as deploys_policy."
  value = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Deploys"
        Effect    = "Allow"
        Action    = ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem"]
        Resource  = aws_dynamodb_table.bot.arn
        Condition = { "ForAllValues:StringLike" = { "dynamodb:LeadingKeys" = ["deploy:*", "deployed:*", "lock:*"] } }
      },
      {
        Sid       = "Key"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = local.key_arn
        Condition = { StringEquals = { "kms:ViaService" = "dynamodb.${var.region}.amazonaws.com" } }
      },
    ]
  })
}

output "exports" {
  description = "Lines for a shell, for otel doctor, otel secrets set and otel deploys claim: eval \"$(terraform output -raw exports)\""
  value = join("\n", [for name, value in merge({
    AWS_REGION              = var.region
    CHATOPS_API_URL         = aws_apigatewayv2_api.bot.api_endpoint
    CHATOPS_ENVIRONMENTS    = jsonencode(var.environments)
    CHATOPS_JOBS_QUEUE_URL  = aws_sqs_queue.queue["jobs"].url
    CHATOPS_LATER_QUEUE_URL = aws_sqs_queue.queue["later"].url
    CHATOPS_NAME            = var.name
    CHATOPS_SECRET_ID       = aws_secretsmanager_secret.bot.arn
    CHATOPS_TABLE           = aws_dynamodb_table.bot.name
  }, { for name, value in local.settings : name => value if startswith(name, "SLACK_") }) : "export ${name}='${replace(value, "'", "'\\''")}'"])
}
