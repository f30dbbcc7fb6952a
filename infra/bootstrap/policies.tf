locals {
  rights = {
    state      = local.rights_state
    identity   = local.rights_identity
    network    = local.rights_network
    containers = local.rights_containers
    watching   = local.rights_watching
    bot        = local.rights_bot
  }

  # Whatever else is granted, here or by hand: nobody raises their own rights, or lifts a boundary.
  no_escalation = [
    {
      Sid      = "NoRightsForThemselves"
      Effect   = "Deny"
      Action   = ["iam:Add*", "iam:Attach*", "iam:Create*", "iam:Delete*", "iam:Detach*", "iam:PassRole", "iam:Put*", "iam:Set*", "iam:Update*"]
      Resource = concat(["${local.arn}:iam::${local.account_id}:role/github-${var.name}-*"], [for kind in ["boundary", "deploy-*", "plan-*"] : "${local.arn}:iam::${local.account_id}:policy/github-${var.name}-${kind}"])
    },
    {
      Sid      = "NoLiftedBoundary"
      Effect   = "Deny"
      Action   = ["iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreatePolicyVersion", "iam:CreateUser", "iam:DeleteRolePermissionsBoundary", "iam:UpdateOpenIDConnectProviderThumbprint"]
      Resource = ["*"]
    },
  ]

  granted = { for name, rights in local.rights : name => {
    deploy = [for right in rights : { sid = right.sid, actions = sort(concat(right.read, right.write)), resources = right.resources, condition = right.condition }]
    plan   = [for right in rights : { sid = right.sid, actions = right.read, resources = right.resources, condition = right.condition } if length(right.read) > 0]
  } }

  documents = { for name, roles in local.granted : name => { for role, rights in roles : role => jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [for right in rights : merge(
        { Sid = right.sid, Effect = "Allow", Action = right.actions, Resource = right.resources },
        [for condition in [right.condition] : { Condition = condition } if condition != null]...
      )],
      name == "state" ? local.no_escalation : [],
    )
  }) } }
}

# Of people's own making: attach them to whom static keys belong, where the workflow is to have those (README.md).
resource "aws_iam_policy" "deploy" {
  for_each = local.documents

  name        = "github-${var.name}-deploy-${each.key}"
  description = "What deploying stacks and the bot needs: ${each.key}"
  policy      = each.value.deploy

  lifecycle {
    precondition {
      condition     = length(each.value.deploy) <= 6144
      error_message = "The policy ${each.key} is longer than the 6144 characters that IAM allows: name fewer prefixes."
    }
  }
}

resource "aws_iam_policy" "plan" {
  for_each = contains(keys(local.subjects), "plan") ? local.documents : {}

  name        = "github-${var.name}-plan-${each.key}"
  description = "What planning stacks and the bot reads: ${each.key}"
  policy      = each.value.plan
}
