locals {
  issuer       = "token.actions.githubusercontent.com"
  subjects     = { for role, subjects in var.github_subjects : role => subjects if length(subjects) > 0 }
  provider_arn = var.github_oidc_provider_arn == null ? one(aws_iam_openid_connect_provider.github[*].arn) : var.github_oidc_provider_arn
}

# No thumbprints: AWS trusts GitHub's certificates by its own library of authorities.
resource "aws_iam_openid_connect_provider" "github" {
  count = length(local.subjects) > 0 && var.github_oidc_provider_arn == null ? 1 : 0

  url            = "https://${local.issuer}"
  client_id_list = ["sts.amazonaws.com"]
}

# Called otherwise than what they may change, and denied to themselves besides.
resource "aws_iam_role" "github" {
  for_each = local.subjects

  name                 = "github-${var.name}-${each.key}"
  description          = each.key == "deploy" ? "GitHub Actions deploys stacks as this role." : "GitHub Actions plans stacks as this role; it reads."
  max_session_duration = each.key == "deploy" ? 7200 : 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = local.provider_arn }
      Condition = { StringEquals = {
        "${local.issuer}:aud" = "sts.amazonaws.com"
        "${local.issuer}:sub" = each.value
      } }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "deploy" {
  for_each = contains(keys(local.subjects), "deploy") ? aws_iam_policy.deploy : {}

  role       = aws_iam_role.github["deploy"].name
  policy_arn = each.value.arn
}

resource "aws_iam_role_policy_attachment" "plan" {
  for_each = contains(keys(local.subjects), "plan") ? aws_iam_policy.plan : {}

  role       = aws_iam_role.github["plan"].name
  policy_arn = each.value.arn
}
