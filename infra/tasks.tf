# What all tasks have in common, the collector's and the services': how they log, and the roles that start and run them.
locals {
  tasks = merge(
    { for name, service in var.services : name => {
      image     = service.image
      log_group = local.names.log_groups.services
      secrets   = values(service.secrets)
    } },
    { for name in local.collector_enabled ? [local.names.discovery] : [] : name => {
      image     = var.collector.image
      log_group = local.names.log_groups.collector
      secrets   = concat([local.collector_parameter_arn], local.grafana_secret_arns)
    } },
  )

  # Non-blocking, so that a log service in trouble does not stop the application; what does not fit the buffer is lost.
  log_configurations = { for name, task in local.tasks : name => {
    logDriver = "awslogs"
    options = {
      awslogs-group         = task.log_group
      awslogs-region        = var.region
      awslogs-stream-prefix = name
      mode                  = "non-blocking"
      max-buffer-size       = "4m"
    }
  } }

  # A secret's ARN may be followed by :KEY:STAGE:VERSION, of which IAM knows nothing.
  task_secret_arns    = { for name, task in local.tasks : name => distinct([for arn in task.secrets : join(":", slice(split(":", arn), 0, 7)) if strcontains(arn, ":secretsmanager:")]) }
  task_parameter_arns = { for name, task in local.tasks : name => distinct([for arn in task.secrets : arn if strcontains(arn, ":ssm:")]) }

  secret_arns    = distinct(flatten([for service in var.services : [for arn in values(service.secrets) : arn if strcontains(arn, ":secretsmanager:")]]))
  parameter_arns = distinct(flatten([for service in var.services : [for arn in values(service.secrets) : arn if strcontains(arn, ":ssm:")]]))

  # The repository of an image in a private ECR registry; other registries need no rights.
  image_repositories = { for name, task in local.tasks : name => [
    for part in try([regex("^(?P<account>[0-9]{12})\\.dkr\\.ecr\\.(?P<region>[a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?/(?P<name>[^:@]+)", task.image)], []) :
    "arn:${local.partition}:ecr:${part.region}:${part.account}:repository/${part.name}"
  ] }

  tasks_trust = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account_id }
        ArnLike      = { "aws:SourceArn" = "arn:${local.partition}:ecs:${var.region}:${local.account_id}:*" }
      }
    }]
  })
}

# Pulls the image, opens the log stream, reads the secrets: ECS acts with it before the container runs.
resource "aws_iam_role" "execution" {
  for_each = local.tasks

  name                 = "${var.prefix}-${each.key}-execution"
  description          = "ECS starts ${each.key} of ${var.prefix} with it"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = local.tasks_trust
}

resource "aws_iam_role_policy" "execution" {
  for_each = local.tasks

  name   = "start"
  role   = aws_iam_role.execution[each.key].id
  policy = jsonencode({ Version = "2012-10-17", Statement = local.execution_statements[each.key] })
}

# What the container itself may do.
resource "aws_iam_role" "task" {
  for_each = local.tasks

  name                 = "${var.prefix}-${each.key}-task"
  description          = "${each.key} of ${var.prefix} runs with it"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = local.tasks_trust
}

resource "aws_iam_role_policy_attachment" "task" {
  for_each = merge([for name, service in var.services : { for arn in service.policy_arns : "${name} ${arn}" => { name = name, arn = arn } }]...)

  role       = aws_iam_role.task[each.value.name].name
  policy_arn = each.value.arn
}
