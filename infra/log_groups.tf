locals {
  log_group_arn = "arn:${local.partition}:logs:${var.region}:${local.account_id}:log-group"

  log_groups = { for name, group in local.names.log_groups : name => group if name == "services" || local.collector_enabled }
}

# Made here and not by those who write, so that each has a retention and the key, and nobody needs the right to make groups.
resource "aws_cloudwatch_log_group" "stack" {
  for_each = local.log_groups

  name              = each.value
  retention_in_days = var.log_retention_days
  kms_key_id        = local.key_arn
}
