# The workflow's gate is `otel verify`, which reads what the bot reads.
module "read_access" {
  source = "../read-access"

  account_id = local.account_id
  partition  = local.partition
  stacks     = [for pair in setproduct(local.regions, var.prefixes) : { region = pair[0], prefix = pair[1] }]
}

resource "aws_iam_policy" "verify" {
  name        = "github-${var.name}-deploy-verify"
  description = "What otel verify reads"
  policy      = module.read_access.verify_policy
}

# Apart, since both together are more than a policy may hold.
resource "aws_iam_policy" "diagnosis" {
  name        = "github-${var.name}-deploy-diagnosis"
  description = "What otel verify reads to say why"
  policy      = module.read_access.diagnosis_policy
}

resource "aws_iam_policy" "deploys" {
  count = var.deploys_policy == null ? 0 : 1

  name        = "github-${var.name}-deploy-claims"
  description = "Deploys and locks in the bot's table"
  policy      = var.deploys_policy
}

resource "aws_iam_role_policy_attachment" "gate" {
  for_each = contains(keys(local.subjects), "deploy") ? merge({ verify = aws_iam_policy.verify.arn, diagnosis = aws_iam_policy.diagnosis.arn }, { for policy in aws_iam_policy.deploys : "claims" => policy.arn }) : {}

  role       = aws_iam_role.github["deploy"].name
  policy_arn = each.value
}
