# One key for what the stack keeps: log groups, the alarm topic, the Grafana secret.
resource "aws_kms_key" "stack" {
  count = var.kms_key_arn == null ? 1 : 0

  description             = "Logs, alarm topic and secrets of ${var.prefix}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Account"
        Effect    = "Allow"
        Principal = { AWS = "arn:${local.partition}:iam::${local.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "Logs"
        Effect    = "Allow"
        Principal = { Service = "logs.${var.region}.amazonaws.com" }
        Action    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
        Resource  = "*"
        Condition = { ArnLike = { "kms:EncryptionContext:aws:logs:arn" = [
          for name in ["/ecs/${var.prefix}", "/ecs/${var.prefix}/*", "/metrics/${var.prefix}", "/metrics/${var.prefix}/*", "/vpc/${var.prefix}/*", "/aws/lambda/${var.prefix}-*"] :
          "${local.log_group_arn}:${name}"
        ] } }
      },
      {
        # Without this an alarm's notice to an encrypted topic is dropped, and nothing says so.
        Sid       = "Alarms"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
      },
    ]
  })
}

resource "aws_kms_alias" "stack" {
  count = var.kms_key_arn == null ? 1 : 0

  name          = "alias/${var.prefix}"
  target_key_id = aws_kms_key.stack[0].key_id
}
