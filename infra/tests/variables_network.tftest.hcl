# Every validation refuses what it is there for. Good values are those of the other files.
mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  parts = { alarms = false, dashboard = false }
}

run "a_vpc_without_subnets" {
  command = plan

  variables {
    network = { vpc_id = "vpc-0a" }
  }

  expect_failures = [var.network]
}

run "subnets_without_a_vpc" {
  command = plan

  variables {
    network = { subnet_ids = ["subnet-0a"] }
  }

  expect_failures = [var.network]
}

run "a_name_for_a_vpc_id" {
  command = plan

  variables {
    network = { vpc_id = "main", subnet_ids = ["subnet-0a"] }
  }

  expect_failures = [var.network]
}

run "a_name_for_a_subnet_id" {
  command = plan

  variables {
    network = { vpc_id = "vpc-0a", subnet_ids = ["private"] }
  }

  expect_failures = [var.network]
}

run "a_block_that_is_too_small" {
  command = plan

  variables {
    network = { cidr = "10.0.0.0/28" }
  }

  expect_failures = [var.network]
}

run "a_block_that_is_none" {
  command = plan

  variables {
    network = { cidr = "10.0.0.0" }
  }

  expect_failures = [var.network]
}

run "no_zone_at_all" {
  command = plan

  variables {
    network = { zones = 0 }
  }

  expect_failures = [var.network]
}

run "a_way_out_that_there_is_not" {
  command = plan

  variables {
    network = { egress = "vpn" }
  }

  expect_failures = [var.network]
}

run "an_arn_for_a_cluster" {
  command = plan

  variables {
    existing_cluster = "arn:aws:ecs:us-east-1:123456789012:cluster/main"
  }

  expect_failures = [var.existing_cluster]
}

run "a_path_for_a_namespace" {
  command = plan

  variables {
    existing_namespace = "agents/internal"
  }

  expect_failures = [var.existing_namespace]
}

run "container_insights_switched_off" {
  command = plan

  variables {
    container_insights = "disabled"
  }

  expect_failures = [var.container_insights]
}
