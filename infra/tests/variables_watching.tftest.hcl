# Every validation refuses what it is there for. Good values are those of the other files.
mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  parts = { alarms = false, dashboard = false }
}

run "trace_errors_from_somewhere_else" {
  command = plan

  variables {
    trace_errors_from = "logs"
  }

  expect_failures = [var.trace_errors_from]
}

run "a_mail_address_that_is_none" {
  command = plan

  variables {
    alarms = { emails = ["nobody"] }
  }

  expect_failures = [var.alarms]
}

run "a_topic_by_name" {
  command = plan

  variables {
    alarms = { topic_arns = ["alarms"] }
  }

  expect_failures = [var.alarms]
}

run "a_runbook_without_tls" {
  command = plan

  variables {
    alarms = { runbook_url = "http://wiki/runbook" }
  }

  expect_failures = [var.alarms]
}

run "a_channel_by_name" {
  command = plan

  variables {
    alarms = { channel = "#alarms" }
  }

  expect_failures = [var.alarms]
}

run "a_threshold_of_more_than_everything" {
  command = plan

  variables {
    alarms = { thresholds = { trace_error_percent = 101 } }
  }

  expect_failures = [var.alarms]
}

run "a_queue_by_url" {
  command = plan

  variables {
    notices_queue_arn = "https://sqs.us-east-1.amazonaws.com/123456789012/notices"
  }

  expect_failures = [var.notices_queue_arn]
}

run "a_whole_account_as_the_bot" {
  command = plan

  variables {
    read_role = { bot_role_arn = "arn:aws:iam::123456789012:root" }
  }

  expect_failures = [var.read_role]
}

run "an_external_id_of_one_letter" {
  command = plan

  variables {
    read_role = { bot_role_arn = "arn:aws:iam::123456789012:role/bot", external_id = "x" }
  }

  expect_failures = [var.read_role]
}
