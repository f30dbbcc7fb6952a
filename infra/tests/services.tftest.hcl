mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  parts = { alarms = false, dashboard = false }
  services = {
    agent-api = {
      image       = "123456789012.dkr.ecr.us-east-1.amazonaws.com/team/agent-api@sha256:6f1c"
      port        = 8080
      environment = { LOG_LEVEL = "INFO", SHOP = "north" }
      secrets = {
        API_KEY             = "arn:aws:secretsmanager:us-east-1:123456789012:secret:api-AbCdEf:key::"
        LIMIT               = "arn:aws:ssm:us-east-1:123456789012:parameter/agent/limit"
        OTEL_TRACES_SAMPLER = "arn:aws:ssm:us-east-1:123456789012:parameter/agent/sampler"
      }
      client_security_group_ids = ["sg-0balancer"]
      target_group_arn          = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/api/0123456789abcdef"
      policy_arns               = ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
    }
    worker = {
      image          = "public.ecr.aws/docker/library/python:3.13-slim"
      command        = ["python", "-m", "worker"]
      read_only_root = false
    }
  }
}

run "a_service_carries_every_variable_while_grafana_is_off" {
  command = plan

  assert {
    condition = { for each in jsondecode(aws_ecs_task_definition.service["worker"].container_definitions)[0].environment : each.name => each.value } == {
      OTEL_SDK_DISABLED                                        = "false"
      OTEL_EXPORTER_OTLP_ENDPOINT                              = "http://otel-collector.agent-prod.local:4317"
      OTEL_EXPORTER_OTLP_PROTOCOL                              = "grpc"
      OTEL_TRACES_EXPORTER                                     = "otlp"
      OTEL_METRICS_EXPORTER                                    = "otlp"
      OTEL_LOGS_EXPORTER                                       = "otlp"
      OTEL_SERVICE_NAME                                        = "worker"
      OTEL_RESOURCE_ATTRIBUTES                                 = "service.namespace=agent-prod,deployment.environment.name=production,deployment.environment=production"
      OTEL_TRACES_SAMPLER                                      = "parentbased_always_on"
      OTEL_SEMCONV_STABILITY_OPT_IN                            = "http"
      OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION = "base2_exponential_bucket_histogram"
      OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE        = "delta"
      OTEL_PYTHON_SDK_INTERNAL_METRICS_ENABLED                 = "true"
      LOG_FORMAT                                               = "json"
      LOG_LEVEL                                                = "DEBUG"
      PYTHONUNBUFFERED                                         = "1"
    }
    error_message = "A service carries exactly the variables of the product."
  }

  assert {
    condition     = merge(output.service_environment, { OTEL_SERVICE_NAME = "worker" }) == local.service_environment["worker"]
    error_message = "Services made elsewhere get the same variables."
  }
}

run "grafana_keeps_metrics_cumulative" {
  command = plan

  variables {
    grafana                 = { gateway_url = "https://otlp-gateway-prod-eu-west-2.grafana.net/otlp" }
    grafana_cloud_api_key   = "glc_test"
    grafana_cloud_tenant_id = "123456"
  }

  assert {
    condition     = !strcontains(aws_ecs_task_definition.service["worker"].container_definitions, "TEMPORALITY") && !contains(keys(output.service_environment), "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE")
    error_message = "With Grafana on, SDKs keep their cumulative metrics."
  }
}

run "the_sampler_and_the_log_level_reach_every_service" {
  command = plan

  variables {
    sampler   = { name = "parentbased_traceidratio", argument = "0.25" }
    log_level = "WARNING"
  }

  assert {
    condition = alltrue([for name, value in { OTEL_TRACES_SAMPLER = "parentbased_traceidratio", OTEL_TRACES_SAMPLER_ARG = "0.25", LOG_LEVEL = "WARNING" } :
      contains(jsondecode(aws_ecs_task_definition.service["worker"].container_definitions)[0].environment, { name = name, value = value })
    ])
    error_message = "Sampler, ratio and log level are variables of the service."
  }
}

run "a_services_own_variable_wins_and_a_secret_takes_its_place" {
  command = plan

  assert {
    condition     = contains(jsondecode(aws_ecs_task_definition.service["agent-api"].container_definitions)[0].environment, { name = "LOG_LEVEL", value = "INFO" })
    error_message = "The service's own value wins over the shared one."
  }

  assert {
    condition = length(setintersection(
      jsondecode(aws_ecs_task_definition.service["agent-api"].container_definitions)[0].environment[*].name,
      jsondecode(aws_ecs_task_definition.service["agent-api"].container_definitions)[0].secrets[*].name,
    )) == 0
    error_message = "ECS refuses a name that is given twice."
  }

  assert {
    condition     = contains(jsondecode(aws_ecs_task_definition.service["agent-api"].container_definitions)[0].secrets, { name = "API_KEY", valueFrom = "arn:aws:secretsmanager:us-east-1:123456789012:secret:api-AbCdEf:key::" })
    error_message = "A secret is named by its ARN."
  }
}

run "a_service_rolls_back_by_itself_and_is_private" {
  command = plan

  assert {
    condition     = alltrue([for service in aws_ecs_service.service : one(service.deployment_circuit_breaker).enable && one(service.deployment_circuit_breaker).rollback && service.deployment_minimum_healthy_percent == 100 && service.deployment_maximum_percent == 200])
    error_message = "Circuit breaker with rollback, never below what is wanted."
  }

  assert {
    condition     = alltrue([for service in aws_ecs_service.service : !one(service.network_configuration).assign_public_ip])
    error_message = "Tasks have no public address."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.service["agent-api"].container_definitions)[0].readonlyRootFilesystem && !jsondecode(aws_ecs_task_definition.service["worker"].container_definitions)[0].readonlyRootFilesystem
    error_message = "The image's file system is read-only unless the service says otherwise."
  }

  assert {
    condition = jsondecode(aws_ecs_task_definition.service["worker"].container_definitions)[0].logConfiguration == {
      logDriver = "awslogs"
      options   = { awslogs-group = "/ecs/agent-prod", awslogs-region = "us-east-1", awslogs-stream-prefix = "worker", mode = "non-blocking", max-buffer-size = "4m" }
    }
    error_message = "Lines go to the services' group without blocking the application."
  }
}

run "a_service_with_a_port_is_found_by_name_and_let_in_by_reference" {
  command = plan

  assert {
    condition     = keys(aws_service_discovery_service.service) == ["agent-api"] && length(aws_ecs_service.service["agent-api"].service_registries) == 1 && length(aws_ecs_service.service["worker"].service_registries) == 0
    error_message = "Only a service with a port is registered."
  }

  assert {
    condition     = keys(aws_vpc_security_group_ingress_rule.service) == ["agent-api-services", "agent-api-sg-0balancer"]
    error_message = "The services' own group and the named clients may come in."
  }

  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_ingress_rule.service : rule.cidr_ipv4 == null && rule.from_port == 8080 && rule.to_port == 8080])
    error_message = "By reference, on the port alone."
  }

  assert {
    condition     = one(aws_ecs_service.service["agent-api"].load_balancer).container_port == 8080 && length(aws_ecs_service.service["worker"].load_balancer) == 0
    error_message = "A target group gets the service's port."
  }
}

run "roles_hold_what_a_task_needs_and_no_more" {
  command = plan

  assert {
    condition = { for each in jsondecode(aws_iam_role_policy.execution["agent-api"].policy).Statement : each.Sid => { actions = each.Action, resources = each.Resource } } == {
      Logs          = { actions = ["logs:CreateLogStream", "logs:PutLogEvents"], resources = ["arn:aws:logs:us-east-1:123456789012:log-group:/ecs/agent-prod:*"] }
      Registry      = { actions = ["ecr:GetAuthorizationToken"], resources = ["*"] }
      Image         = { actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"], resources = ["arn:aws:ecr:us-east-1:123456789012:repository/team/agent-api"] }
      Parameters    = { actions = ["ssm:GetParameters"], resources = ["arn:aws:ssm:us-east-1:123456789012:parameter/agent/limit", "arn:aws:ssm:us-east-1:123456789012:parameter/agent/sampler"] }
      Secrets       = { actions = ["secretsmanager:GetSecretValue"], resources = ["arn:aws:secretsmanager:us-east-1:123456789012:secret:api-AbCdEf"] }
      SecretKeys    = { actions = ["kms:Decrypt"], resources = ["arn:aws:kms:us-east-1:123456789012:key/*"] }
      ParameterKeys = { actions = ["kms:Decrypt"], resources = ["arn:aws:kms:us-east-1:123456789012:key/*"] }
    }
    error_message = "The execution role reads its own image, log group and secrets."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.execution["worker"].policy).Statement[*].Sid == ["Logs"]
    error_message = "A public image without secrets needs the log stream alone."
  }

  assert {
    condition     = alltrue([for role in merge(aws_iam_role.execution, aws_iam_role.task) : jsondecode(role.assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "123456789012"])
    error_message = "ECS acts with the roles for this account alone."
  }

  assert {
    condition     = keys(aws_iam_role_policy_attachment.task) == ["agent-api arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]
    error_message = "The application's own policies go to its task role."
  }
}
