locals {
  # A service's own variable wins over the shared one, and a secret over both, since ECS refuses a name given twice.
  service_environment = { for name, service in var.services : name => {
    for variable, value in merge(local.service_variables, { OTEL_SERVICE_NAME = name }, service.environment) :
    variable => value if !contains(keys(service.secrets), variable)
  } }
}

resource "aws_ecs_task_definition" "service" {
  for_each = var.services

  family                   = "${var.prefix}-${each.key}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = each.value.cpu
  memory                   = each.value.memory
  execution_role_arn       = aws_iam_role.execution[each.key].arn
  task_role_arn            = aws_iam_role.task[each.key].arn
  # Old revisions stay, because the circuit breaker rolls back to them.
  skip_destroy = true

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = each.value.architecture
  }

  volume {
    name = "tmp"
  }

  container_definitions = jsonencode([merge(
    {
      name                   = each.key
      image                  = each.value.image
      essential              = true
      environment            = [for variable, value in local.service_environment[each.key] : { name = variable, value = value }]
      secrets                = [for variable, arn in each.value.secrets : { name = variable, valueFrom = arn }]
      portMappings           = each.value.port == null ? [] : [{ containerPort = each.value.port, hostPort = each.value.port, protocol = "tcp" }]
      mountPoints            = [{ sourceVolume = "tmp", containerPath = "/tmp", readOnly = false }]
      readonlyRootFilesystem = each.value.read_only_root
      linuxParameters        = { initProcessEnabled = true }
      logConfiguration       = local.log_configurations[each.key]
    },
    each.value.command == null ? {} : { command = each.value.command },
  )])
}

resource "aws_ecs_service" "service" {
  for_each = var.services

  name                               = each.key
  cluster                            = local.cluster_arn
  task_definition                    = aws_ecs_task_definition.service[each.key].arn
  launch_type                        = "FARGATE"
  desired_count                      = each.value.count
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  availability_zone_rebalancing      = "ENABLED"
  health_check_grace_period_seconds  = each.value.target_group_arn == null ? null : 60
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = local.subnet_ids
    security_groups  = [aws_security_group.services.id]
    assign_public_ip = false
  }

  dynamic "service_registries" {
    for_each = each.value.port == null ? [] : [aws_service_discovery_service.service[each.key].arn]

    content {
      registry_arn = service_registries.value
    }
  }

  dynamic "load_balancer" {
    for_each = each.value.target_group_arn == null ? [] : [each.value.target_group_arn]

    content {
      target_group_arn = load_balancer.value
      container_name   = each.key
      container_port   = each.value.port
    }
  }

  # Tasks that start before they can pull, log or reach anything count as failures for the circuit breaker.
  depends_on = [
    aws_iam_role_policy.execution,
    aws_cloudwatch_log_group.stack,
    aws_route.nat,
    aws_vpc_endpoint.interface,
    aws_vpc_endpoint.s3,
    aws_vpc_security_group_egress_rule.https,
    aws_vpc_security_group_egress_rule.endpoints,
    aws_vpc_security_group_egress_rule.s3,
  ]
}
