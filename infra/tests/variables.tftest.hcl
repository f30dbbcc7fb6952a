# Every validation refuses what it is there for. Good values are those of the other files.
mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  parts = { alarms = false, dashboard = false }
}

run "an_environment_with_capitals" {
  command = plan

  variables {
    environment = "Production"
  }

  expect_failures = [var.environment]
}

run "a_prefix_that_makes_a_role_name_too_long" {
  command = plan

  variables {
    prefix = "a-prefix-of-twenty-five-xx"
  }

  expect_failures = [var.prefix]
}

run "a_prefix_that_ends_in_a_hyphen" {
  command = plan

  variables {
    prefix = "agent-"
  }

  expect_failures = [var.prefix]
}

run "a_zone_for_a_region" {
  command = plan

  variables {
    region = "us-east-1a"
  }

  expect_failures = [var.region]
}

run "a_retention_that_cloudwatch_lacks" {
  command = plan

  variables {
    log_retention_days = 31
  }

  expect_failures = [var.log_retention_days]
}

run "an_alias_for_a_key" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:us-east-1:123456789012:alias/stack"
  }

  expect_failures = [var.kms_key_arn]
}
