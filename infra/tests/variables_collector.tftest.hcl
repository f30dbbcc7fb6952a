# Every validation refuses what it is there for. Good values are those of the other files.
mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  parts = { alarms = false, dashboard = false }
}

run "a_collector_size_that_fargate_lacks" {
  command = plan

  variables {
    collector = { cpu = 512, memory = 512 }
  }

  expect_failures = [var.collector]
}

run "a_collector_image_with_a_blank" {
  command = plan

  variables {
    collector = { image = "otel collector" }
  }

  expect_failures = [var.collector]
}

run "a_collector_of_no_tasks" {
  command = plan

  variables {
    collector = { tasks = 0 }
  }

  expect_failures = [var.collector]
}

run "fewer_tasks_at_most_than_at_least" {
  command = plan

  variables {
    collector = { tasks = 3, max_tasks = 2 }
  }

  expect_failures = [var.collector]
}

run "an_architecture_of_another_spelling" {
  command = plan

  variables {
    collector = { architecture = "arm64" }
  }

  expect_failures = [var.collector]
}

run "a_connection_age_without_a_unit" {
  command = plan

  variables {
    collector = { max_connection_age = "30" }
  }

  expect_failures = [var.collector]
}

run "a_name_for_a_security_group" {
  command = plan

  variables {
    collector = { client_security_group_ids = ["clients"] }
  }

  expect_failures = [var.collector]
}

run "a_public_image_where_only_endpoints_are" {
  command = plan

  variables {
    network = { egress = "endpoints" }
  }

  expect_failures = [var.collector]
}

run "an_endpoint_besides_an_own_collector" {
  command = plan

  variables {
    collector_endpoint = "http://other:4317"
  }

  expect_failures = [var.collector_endpoint]
}

run "an_endpoint_without_a_port" {
  command = plan

  variables {
    collector          = { enabled = false }
    collector_endpoint = "http://other"
  }

  expect_failures = [var.collector_endpoint]
}

run "services_that_send_nowhere" {
  command = plan

  variables {
    collector = { enabled = false }
    services  = { agent-api = { image = "agent-api:v1" } }
  }

  expect_failures = [var.collector_endpoint]
}

run "a_pattern_that_is_none" {
  command = plan

  variables {
    metrics = { publish = ["^agent("] }
  }

  expect_failures = [var.metrics]
}
