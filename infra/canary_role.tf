# Its own log, and what Lambda needs to put a function into a VPC, which the function's own code may not use.
locals {
  # Source: Lambda developer guide, "Giving Lambda functions access to resources in an Amazon VPC". Lambda asks for them on
  # all resources when a function is made.
  interface_actions = [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
  ]
}

resource "aws_iam_role" "canary" {
  count = local.canary_enabled ? 1 : 0

  name                 = local.canary_name
  description          = "What ${local.canary_name} may do."
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "canary" {
  count = local.canary_enabled ? 1 : 0

  name = "canary"
  role = aws_iam_role.canary[0].id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Log"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = ["${local.log_group_arn}:${local.canary_log_group}:*"]
      },
      { Sid = "Interfaces", Effect = "Allow", Action = local.interface_actions, Resource = ["*"] },
      {
        Sid       = "NotByItsCode"
        Effect    = "Deny"
        Action    = local.interface_actions
        Resource  = ["*"]
        Condition = { ArnEquals = { "lambda:SourceFunctionArn" = ["arn:${local.partition}:lambda:${var.region}:${local.account_id}:function:${local.canary_name}"] } }
      },
    ]
  })
}
