mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  parts = { alarms = false, dashboard = false }
}

run "the_collector_runs_on_fargate_with_its_config" {
  command = plan

  assert {
    condition     = aws_ecs_task_definition.collector[0].cpu == "512" && aws_ecs_task_definition.collector[0].memory == "1024" && one(aws_ecs_task_definition.collector[0].runtime_platform).cpu_architecture == "ARM64"
    error_message = "512 CPU units, 1024 MiB, ARM64."
  }

  assert {
    condition = { for each in jsondecode(aws_ecs_task_definition.collector[0].container_definitions)[0].environment : each.name => each.value } == {
      GOMEMLIMIT         = "640MiB"
      OTEL_CONFIG_SHA256 = sha256(aws_ssm_parameter.collector_config[0].insecure_value)
    }
    error_message = "The hash is that of the parameter, so that a new config rolls the service."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.collector[0].container_definitions)[0].secrets == [{ name = "AOT_CONFIG_CONTENT", valueFrom = "arn:aws:ssm:us-east-1:123456789012:parameter/agent-prod/otel-collector/config" }]
    error_message = "The config comes from the parameter."
  }

  assert {
    condition = jsondecode(aws_ecs_task_definition.collector[0].container_definitions)[0].healthCheck == {
      command = ["CMD", "/healthcheck"], interval = 10, timeout = 3, retries = 3, startPeriod = 15
    }
    error_message = "The image has no shell, only its own health program."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.collector[0].container_definitions)[0].readonlyRootFilesystem && jsondecode(aws_ecs_task_definition.collector[0].container_definitions)[0].stopTimeout == 60 && jsondecode(aws_ecs_task_definition.collector[0].container_definitions)[0].memory == 1024
    error_message = "Read-only, with time to send its batches, with a limit of its own."
  }

  assert {
    condition     = aws_ssm_parameter.collector_config[0].tier == (length(aws_ssm_parameter.collector_config[0].insecure_value) > 4096 ? "Advanced" : "Standard") && anytrue([for pipeline in values(jsondecode(aws_ssm_parameter.collector_config[0].insecure_value).service.pipelines) : contains(pipeline.exporters, "awsxray")])
    error_message = "The config is JSON, in the tier that its length needs."
  }
}

run "another_config_is_another_revision" {
  command = plan

  variables {
    collector = { max_connection_age = "10m" }
  }

  assert {
    condition     = output.collector_config_sha256 != run.the_collector_runs_on_fargate_with_its_config.collector_config_sha256
    error_message = "The hash follows the config."
  }
}

run "two_tasks_in_production_and_more_by_load" {
  command = plan

  assert {
    condition     = aws_ecs_service.collector[0].desired_count == 2 && aws_appautoscaling_target.collector[0].min_capacity == 2 && aws_appautoscaling_target.collector[0].max_capacity == 6
    error_message = "From two to six."
  }

  assert {
    condition     = one(aws_appautoscaling_policy.collector[0].target_tracking_scaling_policy_configuration).target_value == 60 && aws_appautoscaling_target.collector[0].resource_id == "service/agent-prod-cluster/agent-prod-otel-collector"
    error_message = "At 60 % of CPU."
  }
}

run "one_task_elsewhere" {
  command = plan

  variables {
    environment = "staging"
    prefix      = "agent-stage"
  }

  assert {
    condition     = aws_ecs_service.collector[0].desired_count == 1 && aws_ecs_service.collector[0].name == "agent-stage-otel-collector"
    error_message = "One task outside production."
  }

  assert {
    condition     = toset(keys(aws_cloudwatch_log_group.stack)) == toset(["services", "collector", "otlp", "emf", "emf_self"]) && alltrue([for group in aws_cloudwatch_log_group.stack : strcontains(group.name, "/agent-stage") && group.retention_in_days == 30])
    error_message = "Every group that the collector writes to exists before it does, with a retention."
  }
}

run "it_may_export_and_nothing_else" {
  command = plan

  assert {
    condition = { for each in jsondecode(aws_iam_role_policy.collector[0].policy).Statement : each.Sid => { actions = each.Action, resources = each.Resource } } == {
      Traces = { actions = ["xray:PutTraceSegments"], resources = ["*"] }
      MetricsAndLogs = { actions = ["logs:CreateLogStream", "logs:PutLogEvents"], resources = [
        "arn:aws:logs:us-east-1:123456789012:log-group:/metrics/agent-prod:*",
        "arn:aws:logs:us-east-1:123456789012:log-group:/metrics/agent-prod/collector:*",
        "arn:aws:logs:us-east-1:123456789012:log-group:/ecs/agent-prod/otlp:*",
      ] }
    }
    error_message = "The task role has exactly the calls of its exporters."
  }

  assert {
    condition     = { for each in jsondecode(aws_iam_role_policy.execution["otel-collector"].policy).Statement : each.Sid => each.Resource } == { Logs = ["arn:aws:logs:us-east-1:123456789012:log-group:/ecs/agent-prod/otel-collector:*"], Parameters = ["arn:aws:ssm:us-east-1:123456789012:parameter/agent-prod/otel-collector/config"] }
    error_message = "The execution role reads the config and opens the log stream."
  }
}

run "only_named_groups_may_send" {
  command = plan

  variables {
    collector = { client_security_group_ids = ["sg-0other"] }
  }

  assert {
    condition     = { for name, rule in aws_vpc_security_group_ingress_rule.collector : name => rule.from_port if rule.from_port == rule.to_port && rule.cidr_ipv4 == null } == { services-grpc = 4317, services-http = 4318, sg-0other-grpc = 4317, sg-0other-http = 4318 }
    error_message = "4317 and 4318, by reference, never from an address."
  }
}

run "its_address_is_in_cloud_map" {
  command = plan

  assert {
    condition     = aws_service_discovery_service.collector[0].name == "otel-collector" && one(one(aws_service_discovery_service.collector[0].dns_config).dns_records).type == "A" && aws_service_discovery_private_dns_namespace.namespace[0].name == "agent-prod.local"
    error_message = "otel-collector.agent-prod.local, A records."
  }
}

run "grafanas_key_is_a_secret_of_the_task" {
  command = apply

  variables {
    grafana                 = { gateway_url = "https://otlp-gateway-prod-eu-west-2.grafana.net/otlp", secret_version = 3 }
    grafana_cloud_api_key   = "glc_test"
    grafana_cloud_tenant_id = "123456"
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.collector[0].container_definitions)[0].secrets[1] == { name = "GRAFANA_BASIC_B64", valueFrom = "arn:aws:secretsmanager:us-east-1:123456789012:secret:agent-prod/grafana-AbCdEf" }
    error_message = "The collector reads its header from the secret."
  }

  assert {
    condition     = aws_secretsmanager_secret_version.grafana[0].secret_string_wo == null && aws_secretsmanager_secret_version.grafana[0].secret_string == null && aws_secretsmanager_secret_version.grafana[0].secret_string_wo_version == 3
    error_message = "The key is in no state."
  }

  assert {
    condition     = strcontains(aws_ssm_parameter.collector_config[0].insecure_value, "https://otlp-gateway-prod-eu-west-2.grafana.net/otlp") && !strcontains(aws_ssm_parameter.collector_config[0].insecure_value, "glc_test")
    error_message = "The config names the gateway and not the key."
  }

  assert {
    condition     = toset(jsondecode(aws_iam_role_policy.execution["otel-collector"].policy).Statement[*].Sid) == toset(["Logs", "Parameters", "Secrets", "SecretKeys"])
    error_message = "The execution role may read the secret."
  }
}

run "a_later_run_needs_no_key" {
  command = plan

  variables {
    grafana = { gateway_url = "https://otlp-gateway-prod-eu-west-2.grafana.net/otlp", secret_version = 3 }
  }

  assert {
    condition     = length(aws_secretsmanager_secret_version.grafana) == 1
    error_message = "The secret stays."
  }
}

run "a_stack_without_a_collector_sends_where_it_is_told" {
  command = plan

  variables {
    collector          = { enabled = false }
    collector_endpoint = "http://otel-collector.agents.internal:4317"
    services           = { agent-api = { image = "agent-api:v1" } }
  }

  assert {
    condition     = length(aws_ecs_service.collector) + length(aws_ecs_task_definition.collector) + length(aws_ssm_parameter.collector_config) + length(aws_security_group.collector) + length(aws_service_discovery_private_dns_namespace.namespace) == 0
    error_message = "Nothing of the collector is made."
  }

  assert {
    condition     = keys(aws_cloudwatch_log_group.stack) == ["services"] && output.collector_service == null && output.collector_config_sha256 == null
    error_message = "Nor its log groups."
  }

  assert {
    condition     = contains(jsondecode(aws_ecs_task_definition.service["agent-api"].container_definitions)[0].environment, { name = "OTEL_EXPORTER_OTLP_ENDPOINT", value = "http://otel-collector.agents.internal:4317" })
    error_message = "Services send to the endpoint that was given."
  }
}

run "a_config_that_no_parameter_holds_is_refused" {
  command = plan

  variables {
    metrics = { publish = [for number in range(400) : "^agent\\.metric_number_${number}$"] }
  }

  expect_failures = [aws_ssm_parameter.collector_config]
}
