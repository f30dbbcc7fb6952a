data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition
  regions    = distinct(concat([var.region], var.regions))
  # Beginning of the ARNs of this account, whatever the region; the deploy policies bind the region by a condition.
  arn = "arn:${local.partition}"

  # Every stack is called PREFIX-…, the bot NAME or NAME-….
  stacks = [for prefix in var.prefixes : "${prefix}-*"]
  bot    = [var.name, "${var.name}-*"]
  names  = concat(local.stacks, local.bot)

  in_regions = { StringEquals = { "aws:RequestedRegion" = local.regions } }
}
