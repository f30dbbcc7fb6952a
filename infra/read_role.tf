# For a bot in another account: what it may read here. A bot in this account has the same policy on its own role.
module "read_access" {
  source = "./read-access"
  count  = var.read_role == null ? 0 : 1

  account_id = local.account_id
  partition  = local.partition

  stacks = [{
    region     = var.region
    prefix     = var.prefix
    cluster    = local.names.cluster
    dashboard  = local.names.dashboard
    canary     = local.canary_name
    log_groups = [local.names.log_groups.services, local.names.log_groups.collector]
    topics     = concat(["arn:${local.partition}:sns:${var.region}:${local.account_id}:${local.names.topic}"], var.alarms.topic_arns)
  }]

  role = {
    trusted_arn  = var.read_role.bot_role_arn
    external_id  = var.read_role.external_id
    boundary_arn = var.permissions_boundary_arn
  }
}
