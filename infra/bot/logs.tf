resource "aws_cloudwatch_log_group" "function" {
  for_each = local.functions

  name              = "/aws/lambda/${var.name}-${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = local.key_arn
}

# Under this beginning API Gateway needs no entry in the account's resource policy for logs, which is bounded in length.
resource "aws_cloudwatch_log_group" "access" {
  name              = "/aws/vendedlogs/${var.name}-access"
  retention_in_days = var.log_retention_days
  kms_key_id        = local.key_arn
}
