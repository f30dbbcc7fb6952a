mock_provider "aws" {}

variables {
  account_id = "111111111111"
  stacks     = [{ region = "us-east-1" }]
}

run "defaults_are_the_names_that_the_bot_reads_by" {
  command = plan

  assert {
    condition = one([for each in jsondecode(output.verify_policy).Statement : each.Resource if each.Sid == "LogLines"]) == [
      "arn:aws:logs:us-east-1:111111111111:log-group:/ecs/agent-prod:*",
      "arn:aws:logs:us-east-1:111111111111:log-group:/ecs/agent-prod/otel-collector:*",
      "arn:aws:logs:us-east-1:111111111111:log-group:aws/spans:*",
    ]
    error_message = "Log groups are those of the applications, the collector and Transaction Search."
  }

  assert {
    condition     = contains(jsondecode(output.verify_policy).Statement[0].Resource, "arn:aws:ecs:us-east-1:111111111111:service/agent-prod-cluster/*")
    error_message = "Services are read in the stack's cluster only."
  }

  assert {
    condition     = length(aws_iam_role.read) == 0 && output.role_arn == null
    error_message = "No role is made unless one is asked for."
  }
}

run "every_action_is_a_read" {
  command = plan

  assert {
    condition = alltrue([for action in flatten(jsondecode(output.policy).Statement[*].Action) :
      can(regex(":(Describe|List|Get|BatchGet|Filter|Discover|Simulate)", action)) || action == "lambda:InvokeFunction"
    ])
    error_message = "A read policy allows reads only, and to ask the canary."
  }
}

run "what_is_allowed_on_everything_is_bound_to_region_or_cluster" {
  command = plan

  assert {
    condition = alltrue([for statement in jsondecode(output.policy).Statement :
      contains(statement.Resource, "*") ? contains(keys(statement), "Condition") : true
    ])
    error_message = "A statement on all resources needs a condition."
  }
}

run "the_verify_tier_leaves_the_two_diagnosis_calls_out" {
  command = plan

  variables {
    tier = "verify"
  }

  assert {
    condition     = output.policy == output.verify_policy && !strcontains(output.policy, "iam:SimulatePrincipalPolicy")
    error_message = "The verify tier has no iam or ec2 call."
  }
}

run "two_stacks_stand_in_one_policy" {
  command = plan

  variables {
    stacks = [
      { region = "us-east-1" },
      { region = "eu-west-1", prefix = "agent-stage", cluster = "main", log_groups = ["/shop"], task_roles = ["shop"] },
    ]
  }

  assert {
    condition     = one([for s in jsondecode(output.policy).Statement : s if s.Sid == "Unbounded"]).Condition.StringEquals["aws:RequestedRegion"] == ["us-east-1", "eu-west-1"]
    error_message = "Both regions are allowed."
  }

  assert {
    condition     = strcontains(output.policy, "cluster/main") && strcontains(output.policy, ":log-group:/shop:*") && strcontains(output.policy, ":role/shop\"")
    error_message = "Names that are given stand for the defaults."
  }
}

run "a_role_trusts_the_bot_alone_and_asks_for_the_external_id" {
  command = plan

  variables {
    role = { trusted_arn = "arn:aws:iam::222222222222:role/otel-chatops-worker", external_id = "a-long-random-text" }
  }

  assert {
    condition     = aws_iam_role.read[0].name == "agent-prod-otel-chatops-read"
    error_message = "The role is called after the prefix."
  }

  assert {
    condition = jsondecode(aws_iam_role.read[0].assume_role_policy).Statement == [{
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = "a-long-random-text" } }
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::222222222222:role/otel-chatops-worker" }
    }]
    error_message = "Only the worker's role may assume it, with the external id."
  }
}

run "a_whole_account_is_not_trusted" {
  command = plan

  variables {
    role = { trusted_arn = "arn:aws:iam::222222222222:root" }
  }

  expect_failures = [var.role]
}

run "a_pattern_is_no_cluster" {
  command = plan

  variables {
    stacks = [{ region = "us-east-1", cluster = "*" }]
  }

  expect_failures = [var.stacks]
}

run "an_unknown_tier_is_refused" {
  command = plan

  variables {
    tier = "admin"
  }

  expect_failures = [var.tier]
}
