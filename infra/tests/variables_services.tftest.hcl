# Every validation refuses what it is there for. Good values are those of the other files.
mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  parts = { alarms = false, dashboard = false }
}

run "a_service_name_with_capitals" {
  command = plan

  variables {
    services = { Api = { image = "agent-api:v1" } }
  }

  expect_failures = [var.services]
}

run "a_service_that_takes_the_collectors_name" {
  command = plan

  variables {
    services = { otel-collector = { image = "agent-api:v1" } }
  }

  expect_failures = [var.services]
}

run "a_service_without_an_image" {
  command = plan

  variables {
    services = { agent-api = { image = "" } }
  }

  expect_failures = [var.services]
}

run "a_service_size_that_fargate_lacks" {
  command = plan

  variables {
    services = { agent-api = { image = "agent-api:v1", cpu = 256, memory = 4096 } }
  }

  expect_failures = [var.services]
}

run "a_port_that_is_none" {
  command = plan

  variables {
    services = { agent-api = { image = "agent-api:v1", port = 70000 } }
  }

  expect_failures = [var.services]
}

run "half_a_task" {
  command = plan

  variables {
    services = { agent-api = { image = "agent-api:v1", count = 0.5 } }
  }

  expect_failures = [var.services]
}

run "a_service_architecture_of_another_spelling" {
  command = plan

  variables {
    services = { agent-api = { image = "agent-api:v1", architecture = "amd64" } }
  }

  expect_failures = [var.services]
}

run "a_variable_that_is_also_a_secret" {
  command = plan

  variables {
    services = { agent-api = { image = "agent-api:v1", environment = { A = "b" }, secrets = { A = "arn:aws:ssm:us-east-1:123456789012:parameter/a" } } }
  }

  expect_failures = [var.services]
}

run "a_secret_by_value" {
  command = plan

  variables {
    services = { agent-api = { image = "agent-api:v1", secrets = { A = "hunter2" } } }
  }

  expect_failures = [var.services]
}

run "a_target_group_without_a_port" {
  command = plan

  variables {
    services = { agent-api = { image = "agent-api:v1", target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/api/0123456789abcdef" } }
  }

  expect_failures = [var.services]
}

run "a_policy_by_name" {
  command = plan

  variables {
    services = { agent-api = { image = "agent-api:v1", policy_arns = ["ReadOnlyAccess"] } }
  }

  expect_failures = [var.services]
}

run "a_public_service_image_where_only_endpoints_are" {
  command = plan

  variables {
    network   = { egress = "endpoints" }
    collector = { image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/otel:v1" }
    services  = { agent-api = { image = "agent-api:v1" } }
  }

  expect_failures = [var.services]
}

run "a_sampler_that_there_is_not" {
  command = plan

  variables {
    sampler = { name = "ratio" }
  }

  expect_failures = [var.sampler]
}

run "a_ratio_above_one" {
  command = plan

  variables {
    sampler = { name = "traceidratio", argument = "1.5" }
  }

  expect_failures = [var.sampler]
}

run "a_ratio_for_a_sampler_without_one" {
  command = plan

  variables {
    sampler = { argument = "0.5" }
  }

  expect_failures = [var.sampler]
}

run "a_log_level_that_there_is_not" {
  command = plan

  variables {
    log_level = "verbose"
  }

  expect_failures = [var.log_level]
}
