locals {
  made_roles = [for name in local.names : "${local.arn}:iam::${local.account_id}:role/${name}"]
  bounded    = { StringEquals = { "iam:PermissionsBoundary" = aws_iam_policy.boundary.arn } }

  rights_identity = [
    {
      sid       = "Roles"
      read      = ["iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole", "iam:ListRolePolicies", "iam:ListRoleTags"]
      write     = ["iam:DeleteRole", "iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole", "iam:UpdateRoleDescription"]
      resources = local.made_roles
      condition = null
    },
    {
      # A role without the boundary could be given more than the deploy role has, and then be passed to a task.
      sid       = "RightsWithinTheBoundary"
      read      = []
      write     = ["iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"]
      resources = local.made_roles
      condition = local.bounded
    },
    {
      sid       = "PassRoles"
      read      = []
      write     = ["iam:PassRole"]
      resources = local.made_roles
      condition = { StringEquals = { "iam:PassedToService" = ["ecs-tasks.amazonaws.com", "events.amazonaws.com", "lambda.amazonaws.com", "scheduler.amazonaws.com", "vpc-flow-logs.amazonaws.com"] } }
    },
    {
      sid       = "NewKeys"
      read      = ["kms:ListAliases"]
      write     = ["kms:CreateKey"]
      resources = ["*"]
      condition = local.in_regions
    },
    {
      sid       = "StackKeys"
      read      = ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"]
      write     = local.key_writes
      resources = ["${local.arn}:kms:*:${local.account_id}:key/*"]
      condition = local.tagged
    },
    {
      sid       = "BotKeys"
      read      = ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"]
      write     = local.key_writes
      resources = ["${local.arn}:kms:*:${local.account_id}:key/*"]
      condition = { StringEquals = { "aws:ResourceTag/Bot" = var.name } }
    },
    {
      # Tags are set as a key is made, when it has none to be bound by. KMS has no condition that tells this from tagging a
      # key that is there; keys of others need a policy of their own that keeps this role out (README.md).
      sid       = "KeyTags"
      read      = []
      write     = ["kms:TagResource"]
      resources = ["${local.arn}:kms:*:${local.account_id}:key/*"]
      condition = { "ForAnyValue:StringEquals" = { "aws:TagKeys" = ["Bot", "Stack"] } }
    },
    {
      sid       = "KeyAliases"
      read      = []
      write     = ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"]
      resources = flatten([for name in concat(var.prefixes, [var.name]) : ["${local.arn}:kms:*:${local.account_id}:alias/${name}"]])
      condition = local.in_regions
    },
  ]

  key_writes = ["kms:CreateAlias", "kms:CreateGrant", "kms:Decrypt", "kms:DeleteAlias", "kms:EnableKeyRotation", "kms:Encrypt", "kms:GenerateDataKey", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion", "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription"]
}
