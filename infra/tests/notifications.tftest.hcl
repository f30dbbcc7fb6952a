mock_provider "aws" {
  override_during = plan

  mock_data "aws_availability_zones" {
    defaults = { names = ["us-east-1a", "us-east-1b", "us-east-1c"] }
  }

  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:us-east-1:111122223333:agent-prod-alarms" }
  }

  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000" }
  }

  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:us-east-1:111122223333:agent-prod-notices-lost" }
  }

  mock_resource "aws_cloudwatch_event_rule" {
    defaults = { arn = "arn:aws:events:us-east-1:111122223333:rule/agent-prod-notices-mocked" }
  }

  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/agent-prod-notices" }
  }

  mock_resource "aws_ecs_cluster" {
    defaults = { arn = "arn:aws:ecs:us-east-1:111122223333:cluster/agent-prod-cluster" }
  }
}

run "the_topic_takes_notices_from_alarms_of_this_stack_only" {
  command = plan

  assert {
    condition = jsonencode(jsondecode(aws_sns_topic_policy.alarms[0].policy).Statement) == jsonencode([
      {
        Sid       = "AlarmsOfThisStack"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = "arn:aws:sns:us-east-1:111122223333:agent-prod-alarms"
        Condition = {
          StringEquals = { "aws:SourceAccount" = "111122223333" }
          ArnLike      = { "aws:SourceArn" = "arn:aws:cloudwatch:us-east-1:111122223333:alarm:agent-prod-*" }
        }
      },
      {
        Sid       = "OnlyOverTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = "arn:aws:sns:us-east-1:111122223333:agent-prod-alarms"
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ])
    error_message = "Anybody else who may publish could forge an alarm."
  }
}

run "the_topic_s_key_lets_cloudwatch_in" {
  command = plan

  assert {
    condition     = aws_sns_topic.alarms[0].kms_master_key_id == local.key_arn && aws_sns_topic.alarms[0].name == "agent-prod-alarms"
    error_message = "The topic is encrypted with the stack's key."
  }

  # With the AWS-managed key, or without this statement, notices are dropped in silence.
  assert {
    condition = length([for statement in jsondecode(aws_kms_key.stack[0].policy).Statement : statement if(
      statement.Effect == "Allow"
      && try(statement.Principal.Service, "") == "cloudwatch.amazonaws.com"
      && length(setsubtract(["kms:Decrypt", "kms:GenerateDataKey*"], flatten([statement.Action]))) == 0
      && try(statement.Condition.StringEquals["aws:SourceAccount"], "") == "111122223333"
    )]) == 1
    error_message = "The key's policy lets CloudWatch of this account use it."
  }
}

run "each_address_is_subscribed" {
  command = plan

  variables {
    alarms = { emails = ["oncall@example.com", "team@example.com"] }
  }

  assert {
    condition     = toset([for subscription in aws_sns_topic_subscription.email : "${subscription.protocol} ${subscription.endpoint}"]) == toset(["email oncall@example.com", "email team@example.com"])
    error_message = "Mail goes to those named."
  }
}

run "without_a_queue_of_the_bot_nothing_is_sent_to_it" {
  command = plan

  assert {
    condition     = length(aws_cloudwatch_event_rule.notices) + length(aws_cloudwatch_event_target.notices) + length(aws_sqs_queue.notices_lost) + length(aws_iam_role.notices) == 0
    error_message = "A stack without a bot has no rules for it."
  }
}

run "state_changes_go_to_the_bot_s_queue" {
  command = plan

  variables {
    notices_queue_arn = "arn:aws:sqs:us-east-1:111122223333:otel-chatops-notices"
  }

  assert {
    condition = jsonencode({ for rule in aws_cloudwatch_event_rule.notices : rule.name => jsondecode(rule.event_pattern) }) == jsonencode({
      agent-prod-notices-alarms = {
        source      = ["aws.cloudwatch"]
        detail-type = ["CloudWatch Alarm State Change"]
        resources   = [{ prefix = "arn:aws:cloudwatch:us-east-1:111122223333:alarm:agent-prod-" }]
      }
      agent-prod-notices-deployments = {
        source      = ["aws.ecs"]
        detail-type = ["ECS Deployment State Change"]
        resources   = [{ prefix = "arn:aws:ecs:us-east-1:111122223333:service/agent-prod-cluster/" }]
        detail      = { eventName = ["SERVICE_DEPLOYMENT_FAILED", "SERVICE_DEPLOYMENT_COMPLETED"] }
      }
      agent-prod-notices-tasks = {
        source      = ["aws.ecs"]
        detail-type = ["ECS Task State Change"]
        detail = {
          clusterArn = ["arn:aws:ecs:us-east-1:111122223333:cluster/agent-prod-cluster"]
          lastStatus = ["STOPPED"]
          "$or" = [
            { stopCode = [{ anything-but = ["ServiceSchedulerInitiated", "UserInitiated"] }] },
            { stoppedReason = [{ prefix = "Task failed" }] },
          ]
        }
      }
    })
    error_message = "Alarms of this prefix, deployments and stopped tasks of this cluster, and no others."
  }

  assert {
    condition = alltrue([for target in aws_cloudwatch_event_target.notices :
      target.arn == "arn:aws:sqs:us-east-1:111122223333:otel-chatops-notices" && target.role_arn == null
      && target.dead_letter_config[0].arn == "arn:aws:sqs:us-east-1:111122223333:agent-prod-notices-lost"
    ]) && length(aws_cloudwatch_event_target.notices) == 3
    error_message = "Each rule has the bot's queue and a dead-letter queue; in one account no role."
  }

  assert {
    condition     = length(aws_iam_role.notices) == 0
    error_message = "In one account the queue's own policy is enough."
  }

  assert {
    condition     = aws_sqs_queue.notices_lost[0].sqs_managed_sse_enabled && aws_sqs_queue.notices_lost[0].message_retention_seconds == 1209600
    error_message = "What was lost is kept for 14 days, encrypted."
  }

  assert {
    condition = (
      aws_cloudwatch_metric_alarm.notices_lost[0].alarm_name == "agent-prod-notices-lost"
      && aws_cloudwatch_metric_alarm.notices_lost[0].namespace == "AWS/SQS"
      && aws_cloudwatch_metric_alarm.notices_lost[0].metric_name == "ApproximateNumberOfMessagesVisible"
      && aws_cloudwatch_metric_alarm.notices_lost[0].dimensions.QueueName == "agent-prod-notices-lost"
      && aws_cloudwatch_metric_alarm.notices_lost[0].threshold == 0
      && aws_cloudwatch_metric_alarm.notices_lost[0].treat_missing_data == "notBreaching"
      && aws_cloudwatch_metric_alarm.notices_lost[0].alarm_actions == toset(["arn:aws:sns:us-east-1:111122223333:agent-prod-alarms"])
    )
    error_message = "One message in it is an alarm, which tells the topic, since the way over EventBridge is broken."
  }
}

run "only_this_stack_s_rules_fill_the_dead_letter_queue" {
  command = plan

  variables {
    notices_queue_arn = "arn:aws:sqs:us-east-1:111122223333:otel-chatops-notices"
  }

  assert {
    condition = (
      jsondecode(aws_sqs_queue_policy.notices_lost[0].policy).Statement[0].Principal.Service == "events.amazonaws.com"
      && jsondecode(aws_sqs_queue_policy.notices_lost[0].policy).Statement[0].Condition.ArnEquals["aws:SourceArn"] == [for rule in aws_cloudwatch_event_rule.notices : rule.arn]
      && jsondecode(aws_sqs_queue_policy.notices_lost[0].policy).Statement[1].Effect == "Deny"
    )
    error_message = "EventBridge, for these three rules, over TLS."
  }
}

run "a_queue_of_another_account_needs_a_role" {
  command = plan

  variables {
    notices_queue_arn = "arn:aws:sqs:us-east-1:444455556666:otel-chatops-notices"
  }

  assert {
    condition     = alltrue([for target in aws_cloudwatch_event_target.notices : target.role_arn == "arn:aws:iam::111122223333:role/agent-prod-notices"])
    error_message = "EventBridge sends to another account with a role only."
  }

  assert {
    condition = jsonencode(jsondecode(aws_iam_role.notices[0].assume_role_policy).Statement[0].Condition) == jsonencode({
      StringEquals = { "aws:SourceAccount" = "111122223333" }
      ArnLike      = { "aws:SourceArn" = "arn:aws:events:us-east-1:111122223333:rule/agent-prod-notices-*" }
    })
    error_message = "Only these rules may take the role."
  }

  assert {
    condition = jsonencode([for statement in jsondecode(aws_iam_role_policy.notices[0].policy).Statement : [statement.Action, statement.Resource]]) == jsonencode([
      ["sqs:SendMessage", "arn:aws:sqs:us-east-1:444455556666:otel-chatops-notices"],
      [["kms:Decrypt", "kms:GenerateDataKey"], "arn:aws:kms:us-east-1:444455556666:key/*"],
    ])
    error_message = "The role sends to that queue, through SQS with that account's key, and can do nothing else."
  }
}

run "a_queue_of_another_region_is_refused" {
  command = plan

  variables {
    notices_queue_arn = "arn:aws:sqs:eu-west-1:111122223333:otel-chatops-notices"
  }

  expect_failures = [aws_cloudwatch_event_target.notices]
}

run "a_queue_s_url_is_refused" {
  command = plan

  variables {
    notices_queue_arn = "https://sqs.us-east-1.amazonaws.com/111122223333/otel-chatops-notices"
  }

  expect_failures = [var.notices_queue_arn]
}

run "notices_go_to_the_bot_also_where_the_alarms_are_the_team_s_own" {
  command = plan

  variables {
    notices_queue_arn = "arn:aws:sqs:us-east-1:111122223333:otel-chatops-notices"
    parts             = { alarms = false }
  }

  assert {
    condition     = length(aws_cloudwatch_event_rule.notices) == 3 && length(aws_sqs_queue.notices_lost) == 1 && length(aws_cloudwatch_metric_alarm.notices_lost) == 0
    error_message = "Rules read alarms by name, whoever made them."
  }
}
