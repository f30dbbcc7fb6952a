resource "aws_iam_role" "read" {
  count = var.role == null ? 0 : 1

  name                 = coalesce(var.role.name, "${var.stacks[0].prefix}-otel-chatops-read")
  description          = "What the otel-chatops bot may read of this stack."
  permissions_boundary = var.role.boundary_arn
  tags                 = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [merge(
      { Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = var.role.trusted_arn } },
      var.role.external_id == null ? {} : { Condition = { StringEquals = { "sts:ExternalId" = var.role.external_id } } },
    )]
  })
}

resource "aws_iam_role_policy" "read" {
  count = var.role == null ? 0 : 1

  name   = "read"
  role   = aws_iam_role.read[0].id
  policy = local.policy
}
