# Sends one trace and one metric from where the services stand, when the bot asks (src/lambdas/canary.ts). It reads nothing
# back, and has no way out of the VPC: its log, and the metrics in it, go by Lambda itself.
locals {
  canary_enabled   = var.canary.enabled && local.collector_enabled && (var.canary.image != null || var.canary.zip != null)
  canary_name      = "${var.prefix}-canary"
  canary_namespace = "${local.names.metric_namespace}/Canary"
  canary_log_group = "/aws/lambda/${local.canary_name}"

  # Its metric is let through where the patterns of metrics.publish would not.
  canary_metric   = "agent.canary.sent"
  metrics_publish = anytrue([for pattern in var.metrics.publish : can(regex(pattern, local.canary_metric))]) || !local.canary_enabled ? var.metrics.publish : concat(var.metrics.publish, ["^agent\\.canary\\."])
}

resource "aws_cloudwatch_log_group" "canary" {
  count = local.canary_enabled ? 1 : 0

  name              = local.canary_log_group
  retention_in_days = var.log_retention_days
  kms_key_id        = local.key_arn
}

# Not signed: an image is pinned by its digest. No dead letters: nobody invokes it and leaves.
resource "aws_lambda_function" "canary" {
  count = local.canary_enabled ? 1 : 0

  function_name = local.canary_name
  description   = "Sends a trace and a metric to the collector of ${var.environment}"
  role          = aws_iam_role.canary[0].arn
  # Its four steps take 12 s at most.
  timeout       = 15
  memory_size   = 512
  architectures = [var.canary.architecture]

  package_type = var.canary.image == null ? "Zip" : "Image"
  image_uri    = var.canary.image

  runtime          = var.canary.image == null ? var.canary.zip_runtime : null
  handler          = var.canary.image == null ? "index.handler" : null
  filename         = var.canary.zip
  source_code_hash = try(filebase64sha256(var.canary.zip), null)

  # None kept free: it runs a few times an hour.
  reserved_concurrent_executions = -1

  dynamic "image_config" {
    for_each = var.canary.image == null ? [] : ["canary"]

    content {
      command = ["${image_config.value}/index.handler"]
    }
  }

  environment {
    variables = {
      CANARY_ENDPOINT    = local.collector_endpoint
      CANARY_NAMESPACE   = local.canary_namespace
      CANARY_ENVIRONMENT = var.environment
    }
  }

  vpc_config {
    subnet_ids         = local.subnet_ids
    security_group_ids = [aws_security_group.canary[0].id]
  }

  # What it sends is a trace already.
  tracing_config {
    mode = "PassThrough"
  }

  # Text, so that its EMF lines stand as they are.
  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.canary[0].name
  }

  # Lambda looks at the role's rights when a function is made.
  depends_on = [aws_iam_role_policy.canary]
}

resource "aws_security_group" "canary" {
  count = local.canary_enabled ? 1 : 0

  name        = local.canary_name
  description = "Canary of ${var.prefix}"
  vpc_id      = local.vpc_id
  tags        = { Name = local.canary_name }
}

resource "aws_vpc_security_group_egress_rule" "canary_otlp" {
  count = local.canary_enabled ? 1 : 0

  security_group_id            = aws_security_group.canary[0].id
  referenced_security_group_id = aws_security_group.collector[0].id
  ip_protocol                  = "tcp"
  from_port                    = local.otlp_ports.grpc
  to_port                      = local.otlp_ports.grpc
  description                  = "OTLP to the collector"
}

# Questions to the VPC's own resolver pass any group; this is for resolvers that a team runs inside.
resource "aws_vpc_security_group_egress_rule" "canary_dns" {
  for_each = local.canary_enabled ? toset(["tcp", "udp"]) : toset([])

  security_group_id = aws_security_group.canary[0].id
  cidr_ipv4         = local.vpc_cidr
  ip_protocol       = each.key
  from_port         = 53
  to_port           = 53
  description       = "DNS inside the VPC"
}

resource "aws_vpc_security_group_ingress_rule" "collector_canary" {
  count = local.canary_enabled ? 1 : 0

  security_group_id            = aws_security_group.collector[0].id
  referenced_security_group_id = aws_security_group.canary[0].id
  ip_protocol                  = "tcp"
  from_port                    = local.otlp_ports.grpc
  to_port                      = local.otlp_ports.grpc
  description                  = "OTLP from the canary"
}
