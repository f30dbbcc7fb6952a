# The cluster, and the private DNS namespace in which services find the collector and each other.
data "aws_ecs_cluster" "existing" {
  count = var.existing_cluster == null ? 0 : 1

  cluster_name = var.existing_cluster
}

resource "aws_ecs_cluster" "cluster" {
  count = var.existing_cluster == null ? 1 : 0

  name = local.names.cluster

  setting {
    name  = "containerInsights"
    value = var.container_insights
  }
}

locals {
  named_services    = toset([for name, service in var.services : name if service.port != null])
  discovery_wanted  = local.collector_enabled || length(local.named_services) > 0
  namespace_is_made = var.existing_namespace == null && local.discovery_wanted
  namespace_id      = local.namespace_is_made ? one(aws_service_discovery_private_dns_namespace.namespace[*].id) : one(data.aws_service_discovery_dns_namespace.existing[*].id)
}

data "aws_service_discovery_dns_namespace" "existing" {
  count = var.existing_namespace == null ? 0 : 1

  name = var.existing_namespace
  type = "DNS_PRIVATE"
}

resource "aws_service_discovery_private_dns_namespace" "namespace" {
  count = local.namespace_is_made ? 1 : 0

  name        = local.names.namespace
  description = "Services of ${var.prefix}"
  vpc         = local.vpc_id
}

resource "aws_service_discovery_service" "service" {
  for_each = local.named_services

  name        = each.key
  description = "Tasks of ${each.key}"

  dns_config {
    namespace_id   = local.namespace_id
    routing_policy = "MULTIVALUE"

    dns_records {
      type = "A"
      ttl  = 10
    }
  }

  # ECS tells Cloud Map which tasks are healthy.
  health_check_custom_config {
    failure_threshold = 1
  }
}
