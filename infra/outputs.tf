output "cluster" {
  description = "Name of the ECS cluster."
  value       = local.names.cluster
}

output "services" {
  description = "Names of the application services, which are their service.name too."
  value       = keys(aws_ecs_service.service)
}

output "collector_service" {
  description = "Name of the collector's ECS service; null where it was left out."
  value       = one(aws_ecs_service.collector[*].name)
}

output "collector_endpoint" {
  description = "Where services send OTLP over gRPC."
  value       = local.service_variables.OTEL_EXPORTER_OTLP_ENDPOINT
}

output "namespace" {
  description = "Private DNS namespace in which services are found."
  value       = local.names.namespace
}

output "service_environment" {
  description = "Variables for services made elsewhere; give each its own OTEL_SERVICE_NAME too."
  value       = local.service_variables
}

output "security_groups" {
  description = "Group of the application services, to which rules may be added, and of the collector, which lets that group in."
  value       = local.task_security_groups
}

output "network" {
  description = "VPC and subnets of the tasks, and the public subnets where the stack made some."
  value = {
    vpc_id            = local.vpc_id
    subnet_ids        = local.subnet_ids
    public_subnet_ids = [for subnet in aws_subnet.public : subnet.id]
  }
}

output "collector_config_sha256" {
  description = "SHA-256 of the collector's config, as its task definition carries it."
  value       = local.collector_enabled ? sha256(local.collector_config) : null
}

output "kms_key_arn" {
  description = "Key of logs, topic and secrets."
  value       = local.key_arn
}

locals {
  # One row of the bot's table; names that are its defaults are left out, save the cluster's, which people look for.
  environment_row = { for name, value in {
    name               = var.environment
    prefix             = var.prefix
    account            = local.account_id
    region             = var.region
    cluster            = local.names.cluster
    services           = var.existing_cluster == null ? null : keys(var.services)
    discoveryNamespace = local.collector_enabled ? local.names.namespace : null
    grafana            = local.grafana_enabled
    # LOG_LEVEL is advice to be DEBUG unless the row says otherwise.
    variables  = var.log_level == "DEBUG" ? null : { LOG_LEVEL = var.log_level }
    readRole   = try(module.read_access[0].role_arn, null)
    externalId = try(var.read_role.external_id, null)
  } : name => value if value != null }
}

output "environment" {
  description = "Row for the bot's table of environments (`environments` of infra/bot). Add channels; and where the collector was left out, the names of the one in use (docs/configuration.md)."
  # Only a null says that there is no canary: left out, it is called PREFIX-canary.
  value = merge(local.environment_row, local.canary_enabled ? {} : { canaryFunction = null })
}

output "next" {
  description = "What to do now, as shell commands."
  value = concat(
    # The waiter takes ten services at once.
    [for names in chunklist(concat(aws_ecs_service.collector[*].name, keys(aws_ecs_service.service)), 10) :
      "aws ecs wait services-stable --region ${var.region} --cluster ${local.names.cluster} --services ${join(" ", names)}"
    ],
    [
      "export CHATOPS_ENVIRONMENTS=\"[$(terraform output -json environment)]\"",
      "npx otel verify ${var.environment}",
      "# for Slack: put the output environment into environments of infra/bot, and apply that",
    ],
  )
}
