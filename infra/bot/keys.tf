locals {
  key_arn = var.kms_key_arn == null ? aws_kms_key.bot[0].arn : var.kms_key_arn

  # Statements of the key's policy; a key that was given needs the same.
  key_statements = concat(
    [
      {
        Sid       = "Account"
        Effect    = "Allow"
        Principal = { AWS = "arn:${local.partition}:iam::${local.account_id}:root" }
        Action    = ["kms:*"]
        Resource  = "*"
        Condition = {}
      },
      {
        Sid       = "Logs"
        Effect    = "Allow"
        Principal = { Service = "logs.${var.region}.amazonaws.com" }
        Action    = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"]
        Resource  = "*"
        Condition = { ArnLike = { "kms:EncryptionContext:aws:logs:arn" = [
          "arn:${local.partition}:logs:${local.place}:log-group:/aws/lambda/${var.name}-*",
          "arn:${local.partition}:logs:${local.place}:log-group:/aws/vendedlogs/${var.name}-*",
        ] } }
      },
      {
        # Without it an alarm tells an encrypted topic nothing, and says nothing of that.
        Sid       = "Alarms"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
      },
      {
        Sid       = "Topics"
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
        Condition = { ArnLike = { "aws:SourceArn" = [for account in local.accounts : "arn:${local.partition}:sns:*:${account}:*"] } }
      },
      {
        # EventBridge names neither account nor rule to KMS (SNS developer guide, key management); the queue's policy asks.
        Sid       = "Events"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
        Condition = {}
      },
    ],
    length(local.other_accounts) == 0 ? [] : [{
      Sid       = "EventsOfOtherAccounts"
      Effect    = "Allow"
      Principal = { AWS = [for account in local.other_accounts : "arn:${local.partition}:iam::${account}:root"] }
      Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
      Resource  = "*"
      Condition = {
        StringEquals = { "kms:ViaService" = "sqs.${var.region}.amazonaws.com" }
        ArnLike      = { "aws:PrincipalArn" = [for account in local.other_accounts : "arn:${local.partition}:iam::${account}:role/*-notices"] }
      }
    }],
  )
}

resource "aws_kms_key" "bot" {
  count = var.kms_key_arn == null ? 1 : 0

  description         = "Variables, queues, table, logs, topic and secret of ${var.name}"
  enable_key_rotation = true
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for statement in local.key_statements : { for name, value in statement : name => value if try(length(keys(value)) > 0, true) }]
  })
}

resource "aws_kms_alias" "bot" {
  count = var.kms_key_arn == null ? 1 : 0

  name          = "alias/${var.name}"
  target_key_id = aws_kms_key.bot[0].key_id
}
