# Environments that name no readRole are in the bot's own account; the worker reads them as itself.
module "read_access" {
  source = "../read-access"
  count  = length(local.own) > 0 && length(var.read_tiers) > 0 ? 1 : 0

  account_id = local.account_id
  partition  = local.partition
  tier       = contains(var.read_tiers, "diagnosis") ? "diagnosis" : "verify"

  stacks = [for row in local.own : {
    region       = try(row.region, var.region)
    prefix       = try(row.prefix, null)
    cluster      = try(row.cluster, null)
    dashboard    = try(row.dashboard, null)
    canary       = try(row.canaryFunction, null)
    notices_rule = try(row.noticesRule, null)
    log_groups = [
      try(row.logGroup, "/ecs/${try(row.prefix, "agent-prod")}"),
      try(row.collectorLogGroup, "/ecs/${try(row.prefix, "agent-prod")}/otel-collector"),
    ]
    emf_log_group = try(row.emfLogGroup, null)
    # Where alarms, cluster or collector are of others, so are their topics and roles, by names that nobody told.
    topics     = length(setintersection(keys(row), ["alarmPrefix", "alarms"])) == 0 ? null : ["arn:${local.partition}:sns:${try(row.region, var.region)}:${local.account_id}:*"]
    task_roles = length(setintersection(keys(row), ["cluster", "collectorService"])) == 0 ? null : ["*"]
  }]
}

resource "aws_iam_role_policy" "read" {
  count = length(module.read_access)

  name   = "read"
  role   = aws_iam_role.function["worker"].id
  policy = module.read_access[0].policy

  lifecycle {
    precondition {
      condition     = alltrue([for row in local.own : try(row.account, local.account_id) == local.account_id])
      error_message = "An environment in another account needs a readRole: ${join(", ", [for row in local.own : row.name if try(row.account, local.account_id) != local.account_id])}."
    }

    # Source: IAM and STS quotas, all inline policies of a role together.
    precondition {
      condition     = length(module.read_access[0].policy) + length(local.role_policies.worker) <= 10240
      error_message = "The worker's policies are longer than the 10240 characters that IAM allows. Give some environments a readRole."
    }
  }
}
