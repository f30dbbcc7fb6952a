# Defaults are those of src/environment.ts, which the bot reads by.
locals {
  stacks = [for stack in var.stacks : {
    region            = stack.region
    prefix            = stack.prefix
    place             = "${stack.region}:${var.account_id}"
    cluster           = coalesce(stack.cluster, "${stack.prefix}-cluster")
    dashboard         = coalesce(stack.dashboard, "${stack.prefix}-otel")
    canary            = coalesce(stack.canary, "${stack.prefix}-canary")
    notices_rule      = coalesce(stack.notices_rule, "${stack.prefix}-notices-alarms")
    log_groups        = coalesce(stack.log_groups, ["/ecs/${stack.prefix}", "/ecs/${stack.prefix}/otel-collector"])
    emf_log_group     = coalesce(stack.emf_log_group, "/metrics/${stack.prefix}")
    topics            = coalesce(stack.topics, ["arn:${var.partition}:sns:${stack.region}:${var.account_id}:${stack.prefix}-*"])
    config_parameters = coalesce(stack.config_parameters, ["/${stack.prefix}/otel-collector/config"])
    task_roles        = coalesce(stack.task_roles, ["${stack.prefix}-*"])
  }]

  regions = distinct(local.stacks[*].region)

  clusters = distinct([for stack in local.stacks : "arn:${var.partition}:ecs:${stack.place}:cluster/${stack.cluster}"])

  # Transaction Search keeps spans in aws/spans; the name is AWS's.
  log_groups = distinct(flatten([for stack in local.stacks : [
    for group in concat(stack.log_groups, ["aws/spans"]) : "arn:${var.partition}:logs:${stack.place}:log-group:${group}:*"
  ]]))
}
