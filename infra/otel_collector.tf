locals {
  collector_config = jsonencode(yamldecode(templatefile("${path.module}/otel_collector.yaml.tftpl", {
    environment         = var.environment
    region              = var.region
    metric_namespace    = local.names.metric_namespace
    collector_namespace = local.names.collector_namespace
    log_group_otlp      = local.names.log_groups.otlp
    log_group_emf       = local.names.log_groups.emf
    log_group_emf_self  = local.names.log_groups.emf_self
    max_connection_age  = var.collector.max_connection_age
    metrics_publish     = local.metrics_publish
    metrics_by_route    = var.metrics.by_route
    grafana_url         = try(var.grafana.gateway_url, null)
    memory_mib          = var.collector.memory
  })))

  collector_parameter     = "/${var.prefix}/otel-collector/config"
  collector_parameter_arn = "arn:${local.partition}:ssm:${var.region}:${local.account_id}:parameter${local.collector_parameter}"
}

# Holds no secret, so it is plain text and a plan shows what changes.
resource "aws_ssm_parameter" "collector_config" {
  count = local.collector_enabled ? 1 : 0

  name           = local.collector_parameter
  description    = "Config of the OpenTelemetry collector of ${var.prefix}"
  type           = "String"
  tier           = length(local.collector_config) > 4096 ? "Advanced" : "Standard"
  insecure_value = local.collector_config

  lifecycle {
    precondition {
      condition     = length(local.collector_config) < 8192
      error_message = "The collector's config has ${length(local.collector_config)} characters; an SSM parameter holds 8192. Name fewer patterns in metrics.publish."
    }
  }
}

resource "aws_ecs_task_definition" "collector" {
  count = local.collector_enabled ? 1 : 0

  family                   = local.names.collector
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.collector.cpu
  memory                   = var.collector.memory
  execution_role_arn       = aws_iam_role.execution[local.names.discovery].arn
  task_role_arn            = aws_iam_role.task[local.names.discovery].arn
  # Old revisions stay, because the circuit breaker rolls back to them.
  skip_destroy = true

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.collector.architecture
  }

  container_definitions = jsonencode([{
    name      = local.names.discovery
    image     = var.collector.image
    essential = true
    # The same limit as the task's, since the process cannot see that one on Fargate.
    memory = var.collector.memory
    environment = [
      # The runtime's own limit: 80 % of the memory limiter's hard limit, which is 78 % of the container's.
      { name = "GOMEMLIMIT", value = "${floor(var.collector.memory * 0.625)}MiB" },
      # Secrets are read when a task starts, so a new config needs new tasks: this makes a new revision.
      { name = "OTEL_CONFIG_SHA256", value = sha256(local.collector_config) },
    ]
    secrets = concat(
      # ADOT reads it in place of a file.
      [{ name = "AOT_CONFIG_CONTENT", valueFrom = local.collector_parameter_arn }],
      [for arn in local.grafana_secret_arns : { name = "GRAFANA_BASIC_B64", valueFrom = arn }],
    )
    portMappings = [for port in values(local.otlp_ports) : { containerPort = port, hostPort = port, protocol = "tcp" }]
    # The image has no shell; this program asks the health extension. It proves that the process runs, not that it exports.
    healthCheck            = { command = ["CMD", "/healthcheck"], interval = 10, timeout = 3, retries = 3, startPeriod = 15 }
    readonlyRootFilesystem = true
    # Time to send what is in the batches.
    stopTimeout      = 60
    logConfiguration = local.log_configurations[local.names.discovery]
  }])

  depends_on = [aws_ssm_parameter.collector_config]
}
