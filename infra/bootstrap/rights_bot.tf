locals {
  rights_bot = [
    {
      sid   = "Functions"
      read  = ["lambda:GetFunction", "lambda:GetFunctionCodeSigningConfig", "lambda:GetFunctionConfiguration", "lambda:GetPolicy", "lambda:ListTags", "lambda:ListVersionsByFunction"]
      write = ["lambda:AddPermission", "lambda:CreateFunction", "lambda:DeleteFunction", "lambda:DeleteFunctionConcurrency", "lambda:PutFunctionConcurrency", "lambda:RemovePermission", "lambda:TagResource", "lambda:UntagResource", "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration"]
      # The bot's, and the canary of each stack.
      resources = [for name in concat(["${var.name}-*"], [for prefix in var.prefixes : "${prefix}-canary"]) : "${local.arn}:lambda:*:${local.account_id}:function:${name}"]
      condition = local.in_regions
    },
    {
      # Mappings have random ids; the function that they feed binds them.
      sid       = "Triggers"
      read      = []
      write     = ["lambda:CreateEventSourceMapping", "lambda:DeleteEventSourceMapping", "lambda:UpdateEventSourceMapping"]
      resources = ["*"]
      condition = { ArnLike = { "lambda:FunctionArn" = "${local.arn}:lambda:*:${local.account_id}:function:${var.name}-*" } }
    },
    {
      sid       = "TriggerList"
      read      = ["lambda:GetEventSourceMapping", "lambda:ListEventSourceMappings", "lambda:ListTags"]
      write     = ["lambda:TagResource"]
      resources = ["${local.arn}:lambda:*:${local.account_id}:event-source-mapping:*"]
      condition = local.in_regions
    },
    {
      # Ids of APIs are random, and API Gateway's rights are its HTTP verbs.
      sid       = "Api"
      read      = ["apigateway:GET"]
      write     = ["apigateway:DELETE", "apigateway:PATCH", "apigateway:POST", "apigateway:PUT", "apigateway:TagResource"]
      resources = [for path in ["apis", "apis/*", "tags/*"] : "${local.arn}:apigateway:*::/${path}"]
      condition = local.in_regions
    },
    {
      sid       = "Table"
      read      = ["dynamodb:DescribeContinuousBackups", "dynamodb:DescribeTable", "dynamodb:DescribeTimeToLive", "dynamodb:ListTagsOfResource"]
      write     = ["dynamodb:CreateTable", "dynamodb:TagResource", "dynamodb:UntagResource", "dynamodb:UpdateContinuousBackups", "dynamodb:UpdateTable", "dynamodb:UpdateTimeToLive"]
      resources = ["${local.arn}:dynamodb:*:${local.account_id}:table/${var.name}"]
      condition = local.in_regions
    },
    {
      sid       = "Schedule"
      read      = ["scheduler:GetSchedule"]
      write     = ["scheduler:CreateSchedule", "scheduler:DeleteSchedule", "scheduler:UpdateSchedule"]
      resources = ["${local.arn}:scheduler:*:${local.account_id}:schedule/default/${var.name}-*"]
      condition = local.in_regions
    },
    {
      sid       = "Secrets"
      read      = ["secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy"]
      write     = ["secretsmanager:CreateSecret", "secretsmanager:DeleteSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue", "secretsmanager:TagResource", "secretsmanager:UntagResource", "secretsmanager:UpdateSecret", "secretsmanager:UpdateSecretVersionStage"]
      resources = [for name in concat(var.prefixes, [var.name]) : "${local.arn}:secretsmanager:*:${local.account_id}:secret:${name}/*"]
      condition = local.in_regions
    },
    {
      # Versions that Terraform wrote are called so; of the bot that is the empty one, which holds nothing.
      sid       = "EmptySecret"
      read      = ["secretsmanager:GetSecretValue"]
      write     = []
      resources = ["${local.arn}:secretsmanager:*:${local.account_id}:secret:${var.name}/*"]
      condition = { StringLike = { "secretsmanager:VersionId" = "terraform-*" } }
    },
  ]
}
