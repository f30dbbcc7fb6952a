# What deep diagnosis adds: whether the collector may do what it does, and who may reach it.
locals {
  diagnosis = [
    {
      # IAM is global, so a condition on the region has no place here.
      Sid    = "Simulation"
      Effect = "Allow"
      Action = ["iam:SimulatePrincipalPolicy"]
      Resource = distinct(flatten([for stack in local.stacks : [
        for role in stack.task_roles : "arn:${var.partition}:iam::${var.account_id}:role/${role}"
      ]]))
    },
    {
      # The events from which CloudWatch makes the applications' metrics.
      Sid    = "MetricEvents"
      Effect = "Allow"
      Action = ["logs:FilterLogEvents"]
      Resource = distinct([
        for stack in local.stacks : "arn:${var.partition}:logs:${stack.place}:log-group:${stack.emf_log_group}:*"
      ])
    },
    {
      # The collector's configuration, which holds no secret in this stack. Of another one's, what may be secret is left
      # out before anything is kept or shown; an empty list of parameters grants nothing.
      Sid    = "CollectorConfig"
      Effect = "Allow"
      Action = ["ssm:GetParameter"]
      Resource = distinct(flatten([for stack in local.stacks : [
        for name in stack.config_parameters : "arn:${var.partition}:ssm:${stack.place}:parameter/${trimprefix(name, "/")}"
      ]]))
    },
    {
      # DescribeLogGroups lists, so it is decided on all groups; X-Ray has no resource for reading its groups.
      Sid       = "Groups"
      Effect    = "Allow"
      Action    = ["logs:DescribeLogGroups", "xray:GetGroups"]
      Resource  = ["*"]
      Condition = { StringEquals = { "aws:RequestedRegion" = local.regions } }
    },
    {
      # EC2 has no resource-level rights for what only describes.
      Sid       = "Network"
      Effect    = "Allow"
      Action    = ["ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcEndpoints"]
      Resource  = ["*"]
      Condition = { StringEquals = { "aws:RequestedRegion" = local.regions } }
    },
  ]

  # A statement about nothing is none.
  granted = [for statement in local.diagnosis : statement if length(statement.Resource) > 0]

  # Text, because the statements differ in form and Terraform wants one form on both sides of a condition.
  verify_policy    = jsonencode({ Version = "2012-10-17", Statement = local.verify })
  diagnosis_policy = jsonencode({ Version = "2012-10-17", Statement = local.granted })
  whole_policy     = jsonencode({ Version = "2012-10-17", Statement = concat(local.verify, local.granted) })
  policy           = var.tier == "diagnosis" ? local.whole_policy : local.verify_policy
}
