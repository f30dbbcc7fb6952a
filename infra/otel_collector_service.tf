resource "aws_service_discovery_service" "collector" {
  count = local.collector_enabled ? 1 : 0

  name        = local.names.discovery
  description = "Tasks of ${local.names.collector}"

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

resource "aws_ecs_service" "collector" {
  count = local.collector_enabled ? 1 : 0

  name                               = local.names.collector
  cluster                            = local.cluster_arn
  task_definition                    = aws_ecs_task_definition.collector[0].arn
  launch_type                        = "FARGATE"
  desired_count                      = local.collector_tasks
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  availability_zone_rebalancing      = "ENABLED"
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = local.subnet_ids
    security_groups  = [aws_security_group.collector[0].id]
    assign_public_ip = false
  }

  service_registries {
    registry_arn = aws_service_discovery_service.collector[0].arn
  }

  lifecycle {
    # Autoscaling's.
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.execution,
    aws_iam_role_policy.collector,
    aws_cloudwatch_log_group.stack,
    aws_secretsmanager_secret_version.grafana,
    aws_route.nat,
    aws_vpc_endpoint.interface,
    aws_vpc_endpoint.s3,
    aws_vpc_security_group_egress_rule.https,
    aws_vpc_security_group_egress_rule.endpoints,
    aws_vpc_security_group_egress_rule.s3,
  ]
}
