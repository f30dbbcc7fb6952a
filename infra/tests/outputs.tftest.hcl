mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  parts    = { alarms = false, dashboard = false }
  services = { agent-api = { image = "agent-api:v1" } }
}

run "the_row_for_the_bot_names_what_its_defaults_do_not_say" {
  command = plan

  assert {
    condition = output.environment == {
      name               = "production"
      prefix             = "agent-prod"
      account            = "123456789012"
      region             = "us-east-1"
      cluster            = "agent-prod-cluster"
      discoveryNamespace = "agent-prod.local"
      grafana            = false
      canaryFunction     = null
    }
    error_message = "The row has no superfluous name, and no null but the one that says that there is no canary."
  }

  assert {
    condition     = output.next[0] == "aws ecs wait services-stable --region us-east-1 --cluster agent-prod-cluster --services agent-prod-otel-collector agent-api"
    error_message = "The first thing to do is to wait."
  }
}

run "the_row_names_the_services_of_a_shared_cluster_and_the_role_of_another_account" {
  command = plan

  override_resource {
    target          = module.read_access[0].aws_iam_role.read
    override_during = plan
    values          = { arn = "arn:aws:iam::123456789012:role/mocked" }
  }

  variables {
    existing_cluster = "shared"
    log_level        = "INFO"
    read_role        = { bot_role_arn = "arn:aws:iam::111111111111:role/otel-chatops-worker", external_id = "a-long-random-text" }
  }

  assert {
    condition     = output.environment.services == tolist(["agent-api"]) && output.environment.cluster == "shared" && output.environment.variables == { LOG_LEVEL = "INFO" }
    error_message = "In a shared cluster the bot must know whose services are whose."
  }

  assert {
    condition     = output.environment.readRole == "arn:aws:iam::123456789012:role/mocked" && output.environment.externalId == "a-long-random-text"
    error_message = "The bot assumes the read role with the external id."
  }
}

run "the_key_lets_logs_alarms_and_events_in" {
  command = plan

  assert {
    condition     = jsondecode(aws_kms_key.stack[0].policy).Statement[*].Sid == ["Account", "Logs", "Alarms"] && aws_kms_key.stack[0].enable_key_rotation
    error_message = "The account, the log groups, and the services that send to the topic."
  }

  assert {
    condition     = jsondecode(aws_kms_key.stack[0].policy).Statement[2].Principal.Service == "cloudwatch.amazonaws.com"
    error_message = "Without this, alarms for an encrypted topic are dropped without a word."
  }
}

run "a_key_of_the_team_is_used_instead" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:us-east-1:123456789012:key/0b0b0b0b"
  }

  assert {
    condition     = length(aws_kms_key.stack) == 0 && alltrue([for group in aws_cloudwatch_log_group.stack : group.kms_key_id == "arn:aws:kms:us-east-1:123456789012:key/0b0b0b0b"])
    error_message = "Log groups are under the given key."
  }
}
