# Defaults are those of src/environment.ts, which the bot reads by.
locals {
  stacks = [for stack in var.stacks : {
    region     = stack.region
    prefix     = stack.prefix
    place      = "${stack.region}:${var.account_id}"
    cluster    = coalesce(stack.cluster, "${stack.prefix}-cluster")
    dashboard  = coalesce(stack.dashboard, "${stack.prefix}-otel")
    log_groups = coalesce(stack.log_groups, ["/ecs/${stack.prefix}", "/ecs/${stack.prefix}/otel-collector"])
    topics     = coalesce(stack.topics, ["arn:${var.partition}:sns:${stack.region}:${var.account_id}:${stack.prefix}-*"])
    task_roles = coalesce(stack.task_roles, ["${stack.prefix}-*"])
  }]

  regions = distinct(local.stacks[*].region)

  clusters = distinct([for stack in local.stacks : "arn:${var.partition}:ecs:${stack.place}:cluster/${stack.cluster}"])

  # Transaction Search keeps spans in aws/spans; the name is AWS's.
  log_groups = distinct(flatten([for stack in local.stacks : [
    for group in concat(stack.log_groups, ["aws/spans"]) : "arn:${var.partition}:logs:${stack.place}:log-group:${group}:*"
  ]]))
}
