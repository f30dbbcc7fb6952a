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
      # EC2 has no resource-level rights for what only describes.
      Sid       = "SecurityGroups"
      Effect    = "Allow"
      Action    = ["ec2:DescribeSecurityGroups"]
      Resource  = ["*"]
      Condition = { StringEquals = { "aws:RequestedRegion" = local.regions } }
    },
  ]

  # Text, because the statements differ in form and Terraform wants one form on both sides of a condition.
  verify_policy    = jsonencode({ Version = "2012-10-17", Statement = local.verify })
  diagnosis_policy = jsonencode({ Version = "2012-10-17", Statement = local.diagnosis })
  whole_policy     = jsonencode({ Version = "2012-10-17", Statement = concat(local.verify, local.diagnosis) })
  policy           = var.tier == "diagnosis" ? local.whole_policy : local.verify_policy
}
