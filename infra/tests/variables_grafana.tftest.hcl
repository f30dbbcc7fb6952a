# Every validation refuses what it is there for. Good values are those of the other files.
mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  parts = { alarms = false, dashboard = false }
}

run "a_gateway_without_tls" {
  command = plan

  variables {
    grafana = { gateway_url = "http://otlp-gateway.grafana.net/otlp" }
  }

  expect_failures = [var.grafana]
}

run "a_gateway_with_a_signal_in_its_path" {
  command = plan

  variables {
    grafana = { gateway_url = "https://otlp-gateway.grafana.net/otlp/v1/traces" }
  }

  expect_failures = [var.grafana]
}

run "a_secret_version_of_nought" {
  command = plan

  variables {
    grafana = { gateway_url = "https://otlp-gateway.grafana.net/otlp", secret_version = 0 }
  }

  expect_failures = [var.grafana]
}

run "grafana_where_only_endpoints_are" {
  command = plan

  variables {
    network   = { egress = "endpoints" }
    collector = { image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/otel:v1" }
    grafana   = { gateway_url = "https://otlp-gateway.grafana.net/otlp" }
  }

  expect_failures = [var.grafana]
}

run "grafana_without_a_collector" {
  command = plan

  variables {
    collector = { enabled = false }
    grafana   = { gateway_url = "https://otlp-gateway.grafana.net/otlp" }
  }

  expect_failures = [var.grafana]
}

run "grafana_with_connections_shorter_than_its_memory" {
  command = plan

  variables {
    collector = { max_connection_age = "5m" }
    grafana   = { gateway_url = "https://otlp-gateway.grafana.net/otlp" }
  }

  expect_failures = [var.grafana]
}

run "a_tenant_that_is_no_number" {
  command = plan

  variables {
    grafana_cloud_api_key   = "glc_test"
    grafana_cloud_tenant_id = "me"
  }

  expect_failures = [var.grafana_cloud_tenant_id]
}

run "a_key_without_a_tenant" {
  command = plan

  variables {
    grafana_cloud_api_key = "glc_test"
  }

  expect_failures = [var.grafana_cloud_tenant_id]
}
