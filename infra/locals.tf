data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  # Names that src/environment.ts takes as defaults; a name changed here is to be named in the bot's table of environments.
  names = {
    cluster             = coalesce(var.existing_cluster, "${var.prefix}-cluster")
    collector           = "${var.prefix}-otel-collector"
    discovery           = "otel-collector"
    namespace           = coalesce(var.existing_namespace, "${var.prefix}.local")
    dashboard           = "${var.prefix}-otel"
    topic               = "${var.prefix}-alarms"
    metric_namespace    = "AgentTeam/${var.environment}"
    collector_namespace = "AgentTeam/${var.environment}/Collector"
    log_groups = {
      services  = "/ecs/${var.prefix}"
      collector = "/ecs/${var.prefix}/otel-collector"
      otlp      = "/ecs/${var.prefix}/otlp"
      emf       = "/metrics/${var.prefix}"
      emf_self  = "/metrics/${var.prefix}/collector"
    }
  }

  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition

  cluster_arn       = var.existing_cluster == null ? one(aws_ecs_cluster.cluster[*].arn) : one(data.aws_ecs_cluster.existing[*].arn)
  key_arn           = var.kms_key_arn == null ? one(aws_kms_key.stack[*].arn) : var.kms_key_arn
  collector_enabled = var.collector.enabled
  collector_tasks   = coalesce(var.collector.tasks, var.environment == "production" ? 2 : 1)
  grafana_enabled   = var.grafana != null

  # An image that a task without a way to the internet can pull.
  private_image = "^[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?/"

  # Memory sizes (MiB) that Fargate offers for each number of CPU units. Source: Amazon ECS developer guide, task size.
  fargate_memory = {
    "256"   = [512, 1024, 2048]
    "512"   = range(1024, 4097, 1024)
    "1024"  = range(2048, 8193, 1024)
    "2048"  = range(4096, 16385, 1024)
    "4096"  = range(8192, 30721, 1024)
    "8192"  = range(16384, 61441, 4096)
    "16384" = range(32768, 122881, 8192)
  }
}
