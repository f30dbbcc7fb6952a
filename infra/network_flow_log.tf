# What the VPC refused: the first thing to look at when a task cannot reach the collector.
locals {
  flow_log_group = "/vpc/${var.prefix}/rejected"
}

resource "aws_cloudwatch_log_group" "rejected" {
  count = local.own_network ? 1 : 0

  name              = local.flow_log_group
  retention_in_days = var.log_retention_days
  kms_key_id        = local.key_arn
}

resource "aws_flow_log" "rejected" {
  count = local.own_network ? 1 : 0

  vpc_id                   = local.vpc_id
  traffic_type             = "REJECT"
  log_destination          = aws_cloudwatch_log_group.rejected[0].arn
  iam_role_arn             = aws_iam_role.flow_log[0].arn
  max_aggregation_interval = 600
  tags                     = { Name = "${var.prefix}-rejected" }
}

resource "aws_iam_role" "flow_log" {
  count = local.own_network ? 1 : 0

  name                 = "${var.prefix}-flow-log"
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "vpc-flow-logs.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
    }]
  })
}

resource "aws_iam_role_policy" "flow_log" {
  count = local.own_network ? 1 : 0

  name = "write"
  role = aws_iam_role.flow_log[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
      Resource = "${local.log_group_arn}:${local.flow_log_group}:*"
    }]
  })
}
