# Values that are refused before anything is made.
mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111111111111" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

variables {
  image = "111111111111.dkr.ecr.us-east-1.amazonaws.com/otel-chatops/bot@sha256:0000000000000000000000000000000000000000000000000000000000000000"
  slack = { team_ids = ["T0123456789"] }
}

run "a_good_table_is_taken" {
  command = plan
}

run "a_tag_is_no_digest" {
  command = plan
  variables {
    image = "111111111111.dkr.ecr.us-east-1.amazonaws.com/otel-chatops/bot:latest"
  }
  expect_failures = [var.image]
}

run "neither_image_nor_zips" {
  command = plan
  variables {
    image = null
  }
  expect_failures = [var.image]
}

run "zips_need_both_functions" {
  command = plan
  variables {
    image = null
    zips  = { api = "variables.tf" }
  }
  expect_failures = [var.zips]
}

run "a_zip_that_is_not_there" {
  command = plan
  variables {
    image = null
    zips  = { api = "variables.tf", worker = "nowhere.zip" }
  }
  expect_failures = [var.zips]
}

run "an_old_runtime" {
  command = plan
  variables {
    zip_runtime = "nodejs20.x"
  }
  expect_failures = [var.zip_runtime]
}

run "no_workspace" {
  command = plan
  variables {
    slack = { team_ids = [] }
  }
  expect_failures = [var.slack]
}

run "a_workspace_by_name" {
  command = plan
  variables {
    slack = { team_ids = ["acme"] }
  }
  expect_failures = [var.slack]
}

run "an_app_id_of_another_form" {
  command = plan
  variables {
    slack = { team_ids = ["T0123456789"], app_id = "otel" }
  }
  expect_failures = [var.slack]
}

run "a_key_of_the_table_that_the_bot_does_not_know" {
  command = plan
  variables {
    environments = [{ name = "production", logGroups = ["/ecs/agent-prod"] }]
  }
  expect_failures = [var.environments]
}

run "two_environments_of_one_name" {
  command = plan
  variables {
    environments = [{ name = "production" }, { name = "production", prefix = "other" }]
  }
  expect_failures = [var.environments]
}

run "a_channel_by_name" {
  command = plan
  variables {
    environments = [{ name = "production", channel = "#ops" }]
  }
  expect_failures = [var.environments]
}

run "a_read_role_that_is_a_pattern" {
  command = plan
  variables {
    environments = [{ name = "production", readRole = "arn:aws:iam::222222222222:role/*" }]
  }
  expect_failures = [var.environments]
}

run "another_account_without_a_read_role" {
  command = plan
  variables {
    environments = [{ name = "production", account = "222222222222" }]
  }
  expect_failures = [aws_iam_role_policy.read]
}

run "a_table_too_long_for_lambda" {
  command = plan
  variables {
    environments = [for number in range(40) : { name = "environment-${number}", prefix = "a-rather-long-prefix-${number}", channel = "C0123456789", readRole = "arn:aws:iam::222222222222:role/read" }]
  }
  expect_failures = [aws_lambda_function.function]
}

run "the_same_table_in_a_file_of_the_image" {
  command = plan
  variables {
    environments      = [for number in range(40) : { name = "environment-${number}", prefix = "a-rather-long-prefix-${number}", channel = "C0123456789", readRole = "arn:aws:iam::222222222222:role/read" }]
    environments_file = "environments.json"
  }
}

run "a_secret_among_the_variables" {
  command = plan
  variables {
    variables = { SLACK_BOT_TOKEN = "xoxb-not-here" }
  }
  expect_failures = [var.variables]
}

run "diagnosis_without_verify" {
  command = plan
  variables {
    read_tiers = ["diagnosis"]
  }
  expect_failures = [var.read_tiers]
}

run "an_address_that_is_none" {
  command = plan
  variables {
    alarms = { emails = ["ops"] }
  }
  expect_failures = [var.alarms]
}

run "everybody_as_operator" {
  command = plan
  variables {
    operator_arns = ["arn:aws:iam::111111111111:role/*"]
  }
  expect_failures = [var.operator_arns]
}

run "a_burst_below_the_rate" {
  command = plan
  variables {
    throttle = { rate = 10, burst = 5 }
  }
  expect_failures = [var.throttle]
}
