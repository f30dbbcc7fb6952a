data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition
  place      = "${var.region}:${local.account_id}"

  # Environments are read by their role, or, in the bot's own account, by the worker itself.
  read_roles = distinct([for row in var.environments : row.readRole if can(row.readRole)])
  own        = [for row in var.environments : row if !can(row.readRole)]

  accounts = distinct(concat([local.account_id], [
    for row in var.environments : try(row.account, split(":", row.readRole)[4], local.account_id)
  ]))
  other_accounts = [for account in local.accounts : account if account != local.account_id]
}
