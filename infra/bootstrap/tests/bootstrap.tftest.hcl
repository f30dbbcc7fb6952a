mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111111111111" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:111111111111:key/00000000-0000-0000-0000-000000000000" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { id = "otel-chatops-state-111111111111-us-east-1", arn = "arn:aws:s3:::otel-chatops-state-111111111111-us-east-1" }
  }
  mock_resource "aws_ecr_repository" {
    defaults = { arn = "arn:aws:ecr:us-east-1:111111111111:repository/agent-prod/one-of-them", repository_url = "111111111111.dkr.ecr.us-east-1.amazonaws.com/mock" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111111111111:role/mock" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::111111111111:policy/github-otel-chatops-mock" }
  }
  mock_resource "aws_iam_openid_connect_provider" {
    defaults = { arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com" }
  }
}

variables {
  github_subjects = {
    deploy = ["repo:acme/shop:environment:production"]
    plan   = ["repo:acme/shop:pull_request"]
  }
}

run "roles_trust_whole_subjects_and_the_audience" {
  command = apply

  assert {
    condition = jsondecode(aws_iam_role.github["deploy"].assume_role_policy).Statement[0].Condition == {
      StringEquals = {
        "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
        "token.actions.githubusercontent.com:sub" = ["repo:acme/shop:environment:production"]
      }
    }
    error_message = "StringEquals on both, and no pattern."
  }
}

run "state_is_versioned_encrypted_and_nobodys_but_ours" {
  command = apply

  assert {
    condition     = aws_s3_bucket_versioning.state.versioning_configuration[0].status == "Enabled" && one(one(aws_s3_bucket_server_side_encryption_configuration.state.rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms"
    error_message = "Versioned and encrypted."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.state.block_public_acls && aws_s3_bucket_public_access_block.state.block_public_policy && aws_s3_bucket_public_access_block.state.ignore_public_acls && aws_s3_bucket_public_access_block.state.restrict_public_buckets
    error_message = "Nothing public."
  }

  assert {
    condition     = strcontains(aws_s3_bucket_policy.state.policy, "\"aws:SecureTransport\":\"false\"")
    error_message = "TLS only."
  }
}

run "images_cannot_be_replaced_under_their_tag" {
  command = apply

  assert {
    condition     = alltrue([for repository in aws_ecr_repository.repository : repository.image_tag_mutability == "IMMUTABLE" && repository.image_scanning_configuration[0].scan_on_push && repository.encryption_configuration[0].encryption_type == "KMS"])
    error_message = "Immutable, scanned, encrypted."
  }

  assert {
    condition     = { for name, repository in aws_ecr_repository.repository : name => repository.name } == { bot = "otel-chatops", collector = "agent-prod/otel-collector", agent-api = "agent-prod/agent-api" }
    error_message = "Names are those that the workflow builds."
  }
}

run "every_policy_fits_with_three_stacks_in_two_regions" {
  command = apply

  variables {
    prefixes = ["agent-production-europe1", "agent-staging-europe-one", "agent-develop-europe-one"]
    regions  = ["eu-west-1"]
  }

  assert {
    condition     = alltrue([for policy in concat(values(aws_iam_policy.deploy), values(aws_iam_policy.plan), [aws_iam_policy.boundary, aws_iam_policy.verify, aws_iam_policy.diagnosis]) : length(policy.policy) <= 6144])
    error_message = "IAM takes 6144 characters: ${jsonencode({ for name, policy in aws_iam_policy.deploy : name => length(policy.policy) })} ${length(aws_iam_policy.boundary.policy)} ${length(aws_iam_policy.verify.policy)} ${length(aws_iam_policy.diagnosis.policy)}"
  }

  assert {
    condition     = length(aws_iam_policy.deploy) + 3 <= 10
    error_message = "A role takes ten policies."
  }
}

run "deploy_cannot_raise_its_rights" {
  command = apply

  assert {
    condition = alltrue([for policy in aws_iam_policy.deploy : alltrue([for statement in jsondecode(policy.policy).Statement :
      length(setintersection(statement.Action, ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy"])) > 0 ? statement.Effect == "Deny" || can(statement.Condition.StringEquals["iam:PermissionsBoundary"]) : true
    ])])
    error_message = "Roles are made and given rights within the boundary only."
  }

  assert {
    condition = alltrue([for policy in aws_iam_policy.deploy : alltrue([for statement in jsondecode(policy.policy).Statement :
      statement.Effect == "Allow" && contains(statement.Action, "iam:PassRole") ? can(statement.Condition.StringEquals["iam:PassedToService"]) && !contains(flatten([statement.Resource]), "*") : true
    ])])
    error_message = "Only the stacks' roles are passed, and only to their services."
  }

  assert {
    condition     = strcontains(aws_iam_policy.deploy["state"].policy, "iam:DeleteRolePermissionsBoundary")
    error_message = "The denies stand in what every deploy has."
  }

  assert {
    condition     = alltrue([for policy in aws_iam_policy.deploy : !can(regex("\"(iam|sts|s3|ec2|kms|\\*):\\*\"", policy.policy))])
    error_message = "No service is allowed as a whole."
  }

  assert {
    condition     = alltrue([for action in flatten([for statement in jsondecode(aws_iam_policy.boundary.policy).Statement : statement.Action]) : !can(regex("^(iam|organizations|\\*)", action)) || action == "iam:SimulatePrincipalPolicy"])
    error_message = "The boundary lets no role change IAM."
  }
}

run "plan_reads" {
  command = apply

  assert {
    condition = alltrue(flatten([for policy in aws_iam_policy.plan : [for statement in jsondecode(policy.policy).Statement : [
      for action in flatten([statement.Action]) : statement.Effect == "Deny" || can(regex(":(Decrypt$|Describe|Get|List|GET$)", action))
    ]]]))
    error_message = "A plan writes nothing."
  }

  assert {
    condition     = alltrue([for policy in aws_iam_policy.plan : alltrue([for statement in jsondecode(policy.policy).Statement : contains(flatten([statement.Action]), "secretsmanager:GetSecretValue") ? can(statement.Condition.StringLike["secretsmanager:VersionId"]) : true])])
    error_message = "A pull request reads no real secret."
  }
}

run "subjects_with_ids_are_taken" {
  command = plan

  variables {
    github_subjects = { deploy = ["repo:acme@123456/shop@456789:environment:production"] }
  }

  assert {
    condition     = keys(aws_iam_role.github) == ["deploy"]
    error_message = "One role for what was asked for."
  }
}

run "no_roles_where_static_keys_are_wanted" {
  command = apply

  variables {
    github_subjects = {}
  }

  assert {
    condition     = length(aws_iam_role.github) == 0 && length(aws_iam_openid_connect_provider.github) == 0 && length(output.deploy_policies) == 8
    error_message = "The policies stand there to be attached, and nothing else."
  }
}

run "an_existing_provider_is_used" {
  command = apply

  variables {
    github_oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com"
  }

  assert {
    condition     = length(aws_iam_openid_connect_provider.github) == 0
    error_message = "An account has one."
  }
}

run "a_pattern_is_no_subject" {
  command = plan

  variables {
    github_subjects = { deploy = ["repo:acme/shop:*"] }
  }

  expect_failures = [var.github_subjects]
}

run "a_branch_does_not_deploy" {
  command = plan

  variables {
    github_subjects = { deploy = ["repo:acme/shop:ref:refs/heads/main"] }
  }

  expect_failures = [var.github_subjects]
}

run "services_get_no_rights_on_identities" {
  command = plan

  variables {
    service_actions = ["iam:PassRole"]
  }

  expect_failures = [var.service_actions]
}

run "no_stack_at_all" {
  command = plan

  variables {
    prefixes = []
  }

  expect_failures = [var.prefixes]
}

run "a_policy_that_is_none" {
  command = plan

  variables {
    deploys_policy = "no json"
  }

  expect_failures = [var.deploys_policy]
}
