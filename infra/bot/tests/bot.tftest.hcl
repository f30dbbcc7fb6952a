mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111111111111" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:111111111111:key/00000000-0000-0000-0000-000000000000" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111111111111:role/mock" }
  }
  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:us-east-1:111111111111:mock", url = "https://sqs.us-east-1.amazonaws.com/111111111111/mock" }
  }
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:us-east-1:111111111111:mock" }
  }
  mock_resource "aws_dynamodb_table" {
    defaults = { arn = "arn:aws:dynamodb:us-east-1:111111111111:table/mock" }
  }
  mock_resource "aws_secretsmanager_secret" {
    defaults = { arn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:mock" }
  }
  mock_resource "aws_lambda_function" {
    defaults = { arn = "arn:aws:lambda:us-east-1:111111111111:function:mock" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:us-east-1:111111111111:log-group:mock" }
  }
  mock_resource "aws_apigatewayv2_api" {
    defaults = { execution_arn = "arn:aws:execute-api:us-east-1:111111111111:mock", api_endpoint = "https://mock.execute-api.us-east-1.amazonaws.com" }
  }
}

variables {
  image = "111111111111.dkr.ecr.us-east-1.amazonaws.com/otel-chatops/bot@sha256:0000000000000000000000000000000000000000000000000000000000000000"
  slack = { team_ids = ["T0123456789"] }
}

run "one_image_holds_all_functions_and_each_has_its_command" {
  command = apply

  assert {
    condition     = { for name, function in aws_lambda_function.function : name => function.image_config[0].command } == { api = tolist(["api/index.handler"]), worker = tolist(["worker/index.handler"]) }
    error_message = "The command chooses the function."
  }

  assert {
    condition     = alltrue([for function in aws_lambda_function.function : function.tracing_config[0].mode == "Active" && function.kms_key_arn == aws_kms_key.bot[0].arn && function.dead_letter_config[0].target_arn != null])
    error_message = "Every function is traced, encrypted and has a place for dead letters."
  }

  assert {
    condition     = aws_lambda_function.function["api"].timeout <= 3
    error_message = "Slack waits 3 s."
  }
}

run "api_and_worker_may_do_what_their_code_calls_and_nothing_else" {
  command = apply

  assert {
    condition = toset(flatten(jsondecode(aws_iam_role_policy.function["api"].policy).Statement[*].Action)) == toset([
      "dynamodb:GetItem", "dynamodb:PutItem", "kms:Decrypt", "kms:GenerateDataKey", "logs:CreateLogStream", "logs:PutLogEvents",
      "secretsmanager:GetSecretValue", "sqs:SendMessage", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
    ])
    error_message = "The api's rights changed: is there a call in its code for each?"
  }

  assert {
    condition = toset(flatten(jsondecode(aws_iam_role_policy.function["worker"].policy).Statement[*].Action)) == toset([
      "dynamodb:GetItem", "dynamodb:PutItem", "kms:Decrypt", "kms:GenerateDataKey", "logs:CreateLogStream", "logs:PutLogEvents",
      "secretsmanager:GetSecretValue", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes",
      "sqs:ReceiveMessage", "sqs:SendMessage", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
    ])
    error_message = "The worker's rights changed: is there a call in its code for each?"
  }

  assert {
    condition     = strcontains(aws_iam_role_policy.read[0].policy, "iam:SimulatePrincipalPolicy")
    error_message = "Both tiers of read access are the default."
  }
}

run "queues_give_a_failing_job_three_tries_and_six_timeouts" {
  command = apply

  assert {
    condition     = alltrue([for queue in aws_sqs_queue.queue : queue.visibility_timeout_seconds == 6 * aws_lambda_function.function["worker"].timeout && jsondecode(queue.redrive_policy).maxReceiveCount == 3])
    error_message = "Visibility is six timeouts, and the third failure is the last."
  }

  assert {
    condition     = { for name, mapping in aws_lambda_event_source_mapping.worker : name => mapping.batch_size } == { jobs = 1, later = 10 } && alltrue([for mapping in aws_lambda_event_source_mapping.worker : contains(mapping.function_response_types, "ReportBatchItemFailures")])
    error_message = "Jobs come one at a time, and only what failed is returned."
  }

  assert {
    condition = alltrue([for policy in concat(values(aws_sqs_queue_policy.queue), values(aws_sqs_queue_policy.dead)) :
      anytrue([for statement in jsondecode(policy.policy).Statement : statement.Effect == "Deny" && can(statement.Condition.Bool["aws:SecureTransport"])])
    ])
    error_message = "No queue takes a call without TLS."
  }

  assert {
    condition     = alltrue([for name in ["jobs", "later"] : anytrue([for statement in jsondecode(aws_sqs_queue_policy.queue[name].policy).Statement : statement.Effect == "Deny" && can(statement.Condition.ArnNotLike["aws:PrincipalArn"])])])
    error_message = "Only our roles send jobs."
  }
}

run "notices_come_from_the_accounts_of_the_environments" {
  command = apply

  variables {
    environments = [
      { name = "production", channel = "C0123456789" },
      { name = "staging", prefix = "agent-stage", region = "eu-west-1", readRole = "arn:aws:iam::222222222222:role/agent-stage-otel-chatops-read", externalId = "a-long-random-text" },
    ]
  }

  assert {
    condition     = one([for statement in jsondecode(aws_sqs_queue_policy.queue["notices"].policy).Statement : statement if statement.Sid == "Events"]).Condition.StringEquals["aws:SourceAccount"] == ["111111111111", "222222222222"]
    error_message = "EventBridge may send for both accounts."
  }

  assert {
    condition     = one([for statement in jsondecode(aws_sqs_queue_policy.queue["notices"].policy).Statement : statement if statement.Sid == "EventsOfOtherAccounts"]).Condition.ArnLike["aws:PrincipalArn"] == ["arn:aws:iam::222222222222:role/*-notices"]
    error_message = "From another account a rule sends as a role."
  }

  assert {
    condition     = one([for statement in jsondecode(aws_iam_role_policy.function["worker"].policy).Statement : statement if statement.Sid == "ReadRoles"]).Resource == ["arn:aws:iam::222222222222:role/agent-stage-otel-chatops-read"]
    error_message = "The worker assumes the read roles of the table, and no others."
  }

  assert {
    condition     = !strcontains(aws_iam_role_policy.read[0].policy, "agent-stage")
    error_message = "What is read by a role is not read by the worker itself."
  }
}

run "no_read_access_where_every_environment_has_its_role" {
  command = apply

  variables {
    environments = [{ name = "staging", readRole = "arn:aws:iam::222222222222:role/read" }]
  }

  assert {
    condition     = length(aws_iam_role_policy.read) == 0
    error_message = "The worker reads nothing by itself."
  }
}

run "one_tier_of_read_access" {
  command = apply

  variables {
    read_tiers = ["verify"]
  }

  assert {
    condition     = !strcontains(aws_iam_role_policy.read[0].policy, "iam:SimulatePrincipalPolicy")
    error_message = "The verify tier looks into no role."
  }
}

run "every_alarm_tells_the_mail_topic_and_a_missing_heartbeat_alarms" {
  command = apply

  variables {
    alarms = { emails = ["oncall@example.com"], runbook_url = "https://example.com/runbooks/" }
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.bot : contains(alarm.alarm_actions, aws_sns_topic.alarms.arn) && endswith(alarm.alarm_description, "https://example.com/runbooks/bot.md")])
    error_message = "An alarm that nobody hears is none."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.bot["heartbeat"].treat_missing_data == "breaching" && aws_cloudwatch_metric_alarm.bot["dead-letters-jobs"].treat_missing_data == "notBreaching"
    error_message = "Missing data is the symptom of the heartbeat alone."
  }

  assert {
    condition     = length(setsubtract(["jobs", "later", "notices", "invocations"], [for name in keys(aws_cloudwatch_metric_alarm.bot) : trimprefix(name, "dead-letters-") if startswith(name, "dead-letters-")])) == 0
    error_message = "Every queue of dead letters has its alarm."
  }

  assert {
    condition     = aws_sns_topic_subscription.mail["oncall@example.com"].protocol == "email"
    error_message = "Mail does not go through Slack."
  }
}

run "github_has_a_route_only_when_asked_for" {
  command = apply

  assert {
    condition     = keys(aws_apigatewayv2_route.route) == ["POST /slack/events"]
    error_message = "Slack alone by default."
  }
}

run "github_has_its_route" {
  command = apply

  variables {
    github_webhooks = true
  }

  assert {
    condition     = contains(keys(aws_apigatewayv2_route.route), "POST /github/webhooks") && endswith(aws_lambda_permission.api["POST /github/webhooks"].source_arn, "/*/POST/github/webhooks")
    error_message = "Route and permission."
  }
}

run "access_logs_hold_neither_bodies_nor_signatures" {
  command = apply

  assert {
    condition     = !can(regex("(?i)body|header|authorizer|querystring", aws_apigatewayv2_stage.default.access_log_settings[0].format))
    error_message = "A body names people and holds a response_url."
  }
}

run "deploy_workflow_writes_deploys_and_locks_alone" {
  command = apply

  assert {
    condition     = jsondecode(output.deploys_policy).Statement[0].Condition["ForAllValues:StringLike"]["dynamodb:LeadingKeys"] == ["deploy:*", "deployed:*", "lock:*"]
    error_message = "Other rows are the bot's."
  }
}

run "lines_to_export_stand_any_quote" {
  command = apply

  variables {
    environments = [{ name = "production", variables = { NOTE = "it's" } }]
  }

  assert {
    condition     = strcontains(output.exports, "it'\\''s") && strcontains(output.exports, "export CHATOPS_API_URL='https://mock.execute-api.us-east-1.amazonaws.com'")
    error_message = "A quote ends no quoted text."
  }
}

run "each_environment_with_a_canary_is_asked_for_one_on_schedule" {
  command = plan

  variables {
    environments = [{ name = "production" }, { name = "staging", prefix = "agent-staging", canaryFunction = null }]
  }

  assert {
    condition     = keys(aws_scheduler_schedule.canary) == ["production"] && aws_scheduler_schedule.canary["production"].schedule_expression == "rate(15 minutes)"
    error_message = "A null says that an environment has none."
  }

  assert {
    condition     = jsondecode(aws_scheduler_schedule.canary["production"].target[0].input) == { version = 1, kind = "canary", environment = "production" }
    error_message = "The message is what the worker reads."
  }
}

run "canaries_can_be_left_to_people" {
  command = plan

  variables {
    canary_minutes = null
  }

  assert {
    condition     = length(aws_scheduler_schedule.canary) == 0
    error_message = "null is none."
  }
}
