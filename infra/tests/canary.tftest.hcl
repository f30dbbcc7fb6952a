mock_provider "aws" {
  override_during = plan

  mock_data "aws_availability_zones" {
    defaults = { names = ["us-east-1a", "us-east-1b", "us-east-1c"] }
  }

  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_vpc" {
    defaults = { cidr_block = "10.1.0.0/16" }
  }

  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:us-east-1:111122223333:agent-prod-alarms" }
  }

  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000" }
  }
}

override_resource {
  target          = aws_security_group.canary
  override_during = plan
  values          = { id = "sg-0000000000000000c" }
}

override_resource {
  target          = aws_security_group.collector
  override_during = plan
  values          = { id = "sg-00000000000000001" }
}

variables {
  network = { vpc_id = "vpc-00000000000000000", subnet_ids = ["subnet-00000000000000001", "subnet-00000000000000002"] }
  canary  = { image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/otel-chatops/bot@sha256:0000000000000000000000000000000000000000000000000000000000000000" }
}

run "it_stands_where_the_collector_stands_and_knows_where_to_send" {
  command = plan

  assert {
    condition     = aws_lambda_function.canary[0].function_name == "agent-prod-canary" && toset(aws_lambda_function.canary[0].vpc_config[0].subnet_ids) == toset(var.network.subnet_ids)
    error_message = "The canary has the name that the bot takes for it, and the collector's subnets."
  }

  assert {
    condition = aws_lambda_function.canary[0].environment[0].variables == tomap({
      CANARY_ENDPOINT    = "http://otel-collector.agent-prod.local:4317"
      CANARY_NAMESPACE   = "AgentTeam/production/Canary"
      CANARY_ENVIRONMENT = "production"
    })
    error_message = "Its variables are those of docs/configuration.md."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.canary_otlp[0].referenced_security_group_id == "sg-00000000000000001" && aws_vpc_security_group_ingress_rule.collector_canary[0].referenced_security_group_id == "sg-0000000000000000c"
    error_message = "It may go to the collector, and the collector lets it in."
  }

  assert {
    condition     = !contains(keys(output.environment), "canaryFunction")
    error_message = "The bot takes the name by itself."
  }
}

run "silence_is_an_alarm_only_on_a_schedule" {
  command = plan

  assert {
    condition     = aws_cloudwatch_metric_alarm.canary_failing[0].treat_missing_data == "notBreaching"
    error_message = "Nobody was asked."
  }
}

run "on_a_schedule_a_round_that_nobody_recorded_counts" {
  command = plan

  variables {
    canary = { image = var.canary.image, schedule_minutes = 10 }
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.canary_failing[0].treat_missing_data == "breaching" && aws_cloudwatch_metric_alarm.canary_failing[0].period == 600
    error_message = "One period is one round."
  }
}

run "without_its_code_there_is_none_and_the_bot_is_told" {
  command = plan

  variables {
    canary = {}
  }

  assert {
    condition     = length(aws_lambda_function.canary) + length(aws_iam_role.canary) + length(aws_security_group.canary) + length(aws_cloudwatch_metric_alarm.canary_failing) == 0
    error_message = "Nothing of it is made."
  }

  assert {
    condition     = output.environment.canaryFunction == null
    error_message = "A null in the row says that there is none."
  }
}

run "it_can_be_switched_off" {
  command = plan

  variables {
    canary = { enabled = false, image = var.canary.image }
  }

  assert {
    condition     = length(aws_lambda_function.canary) == 0
    error_message = "enabled = false wins."
  }
}

run "its_metric_passes_where_the_patterns_would_not_let_it" {
  command = plan

  variables {
    metrics = { publish = ["^shop\\."] }
  }

  assert {
    condition     = strcontains(local.collector_config, "agent\\\\.canary")
    error_message = "The collector publishes the canary's metric."
  }
}

run "an_image_needs_a_digest" {
  command = plan

  variables {
    canary = { image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/otel-chatops/bot:latest" }
  }

  expect_failures = [var.canary]
}

run "a_schedule_is_from_5_to_60_minutes" {
  command = plan

  variables {
    canary = { schedule_minutes = 3 }
  }

  expect_failures = [var.canary]
}
