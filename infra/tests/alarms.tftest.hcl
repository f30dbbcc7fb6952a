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
}

variables {
  services = {
    agent-api  = { image = "public.ecr.aws/example/agent-api:1" }
    agent-work = { image = "public.ecr.aws/example/agent-work:1" }
    off        = { image = "public.ecr.aws/example/off:1", count = 0 }
  }
}

run "every_alarm_of_the_product_exists_under_its_name" {
  command = plan

  assert {
    condition = toset([for name in concat(
      aws_cloudwatch_metric_alarm.collector_memory[*].alarm_name,
      aws_cloudwatch_metric_alarm.trace_errors[*].alarm_name,
      aws_cloudwatch_composite_alarm.service_unhealthy[*].alarm_name,
      [for alarm in aws_cloudwatch_metric_alarm.export_failing : alarm.alarm_name],
      [for alarm in aws_cloudwatch_metric_alarm.data_refused : alarm.alarm_name],
      aws_cloudwatch_metric_alarm.emf_rejected[*].alarm_name,
      aws_cloudwatch_metric_alarm.no_telemetry[*].alarm_name,
      ) : trimprefix(name, "agent-prod-")]) == toset([
      "collector-memory", "trace-errors", "service-unhealthy", "export-failing-traces", "export-failing-metrics", "export-failing-logs",
      "data-refused-spans", "data-refused-metric-points", "data-refused-log-records", "emf-rejected", "no-telemetry",
    ])
    error_message = "The names of alarms are what verify and the runbooks look for."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.notices_lost) == 0
    error_message = "Without a queue of the bot there are no notices to lose."
  }
}

run "missing_data_is_treated_as_each_alarm_needs" {
  command = plan

  assert {
    condition     = aws_cloudwatch_metric_alarm.collector_memory[0].treat_missing_data == "missing"
    error_message = "A collector without tasks has no memory to speak of: neither OK nor ALARM."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.no_telemetry[0].treat_missing_data == "breaching"
    error_message = "The dead man's alarm fires on silence."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.service_unhealthy : alarm.treat_missing_data == "breaching"])
    error_message = "Container Insights says nothing of a service without running tasks."
  }

  assert {
    condition = alltrue([for alarm in concat(
      values(aws_cloudwatch_metric_alarm.export_failing), values(aws_cloudwatch_metric_alarm.data_refused), values(aws_cloudwatch_metric_alarm.container_unhealthy),
      aws_cloudwatch_metric_alarm.emf_rejected, aws_cloudwatch_metric_alarm.trace_errors,
    ) : alarm.treat_missing_data == "notBreaching"])
    error_message = "Counters that exist only when something happens do not breach by being absent."
  }
}

run "every_alarm_tells_the_topic_and_links_to_its_runbook" {
  command = plan

  variables {
    alarms = {
      topic_arns  = ["arn:aws:sns:us-east-1:111122223333:pager"]
      runbook_url = "https://example.com/runbooks/"
      severity    = "page"
      channel     = "C0123456789"
    }
    notices_queue_arn = "arn:aws:sqs:us-east-1:111122223333:otel-chatops-notices"
  }

  assert {
    condition = alltrue([for alarm in concat(
      aws_cloudwatch_metric_alarm.collector_memory, aws_cloudwatch_metric_alarm.trace_errors, aws_cloudwatch_metric_alarm.emf_rejected,
      aws_cloudwatch_metric_alarm.no_telemetry, aws_cloudwatch_metric_alarm.notices_lost,
      values(aws_cloudwatch_metric_alarm.export_failing), values(aws_cloudwatch_metric_alarm.data_refused),
      ) :
      alarm.alarm_actions == toset(["arn:aws:sns:us-east-1:111122223333:agent-prod-alarms", "arn:aws:sns:us-east-1:111122223333:pager"])
      && alarm.ok_actions == alarm.alarm_actions && alarm.actions_enabled != false
    ])
    error_message = "Each alarm tells its topic, and the team's own, both when it fires and when it clears."
  }

  assert {
    condition = (
      aws_cloudwatch_composite_alarm.service_unhealthy[0].alarm_actions == toset(["arn:aws:sns:us-east-1:111122223333:agent-prod-alarms", "arn:aws:sns:us-east-1:111122223333:pager"])
      && aws_cloudwatch_composite_alarm.service_unhealthy[0].ok_actions == aws_cloudwatch_composite_alarm.service_unhealthy[0].alarm_actions
    )
    error_message = "The composite alarm speaks for its children."
  }

  assert {
    condition = alltrue([for alarm in concat(values(aws_cloudwatch_metric_alarm.service_unhealthy), values(aws_cloudwatch_metric_alarm.container_unhealthy)) :
      length(coalesce(alarm.alarm_actions, [])) == 0 && length(coalesce(alarm.ok_actions, [])) == 0
    ])
    error_message = "Children have no actions, or one fault would be told twice."
  }

  assert {
    condition = alltrue([for alarm in concat(
      aws_cloudwatch_metric_alarm.collector_memory, aws_cloudwatch_metric_alarm.trace_errors, aws_cloudwatch_metric_alarm.emf_rejected,
      aws_cloudwatch_metric_alarm.no_telemetry, aws_cloudwatch_metric_alarm.notices_lost,
      values(aws_cloudwatch_metric_alarm.export_failing), values(aws_cloudwatch_metric_alarm.data_refused),
      values(aws_cloudwatch_metric_alarm.service_unhealthy), values(aws_cloudwatch_metric_alarm.container_unhealthy),
      ) :
      can(regex("the number is .+\nRunbook: https://example\\.com/runbooks/[a-z-]+\\.md$", alarm.alarm_description)) && length(alarm.alarm_description) <= 1024
      && startswith(replace(alarm.alarm_name, "container-", "service-"), "agent-prod-${trimsuffix(basename(alarm.alarm_description), ".md")}")
    ])
    error_message = "Each description says what the number means, and ends in the runbook of that alarm."
  }

  assert {
    condition = alltrue([for alarm in concat(
      aws_cloudwatch_metric_alarm.collector_memory, aws_cloudwatch_metric_alarm.trace_errors, aws_cloudwatch_metric_alarm.emf_rejected,
      aws_cloudwatch_metric_alarm.no_telemetry, aws_cloudwatch_metric_alarm.notices_lost,
      values(aws_cloudwatch_metric_alarm.export_failing), values(aws_cloudwatch_metric_alarm.data_refused), values(aws_cloudwatch_metric_alarm.service_unhealthy),
      ) :
      alarm.tags.severity == "page" && alarm.tags.environment == "production" && alarm.tags.channel == "C0123456789" && alarm.tags.signal != ""
    ])
    error_message = "Notices are routed by these tags."
  }
}

run "without_a_channel_there_is_no_such_tag" {
  command = plan

  assert {
    condition     = !contains(keys(aws_cloudwatch_metric_alarm.no_telemetry[0].tags), "channel")
    error_message = "An empty channel tag would route to nowhere."
  }
}

run "the_collector_s_alarms_read_what_the_collector_publishes" {
  command = plan

  assert {
    condition = { for key, alarm in aws_cloudwatch_metric_alarm.data_refused : key => [alarm.namespace, alarm.metric_name, jsonencode(alarm.dimensions), alarm.statistic, tostring(alarm.threshold), tostring(alarm.period)] } == {
      traces  = ["AgentTeam/production/Collector", "otelcol_receiver_refused_spans", "{\"receiver\":\"otlp\"}", "Sum", "0", "60"]
      metrics = ["AgentTeam/production/Collector", "otelcol_receiver_refused_metric_points", "{\"receiver\":\"otlp\"}", "Sum", "0", "60"]
      logs    = ["AgentTeam/production/Collector", "otelcol_receiver_refused_log_records", "{\"receiver\":\"otlp\"}", "Sum", "0", "60"]
    }
    error_message = "Refused items: one plain metric each, counted by receiver."
  }

  assert {
    condition = jsonencode({ for key, alarm in aws_cloudwatch_metric_alarm.export_failing : key => sort(flatten([for query in alarm.metric_query : [for metric in query.metric : "${query.id} ${metric.namespace} ${metric.metric_name} ${metric.dimensions.exporter} ${metric.stat} ${metric.period}"]])) }) == jsonencode({
      traces  = ["failed AgentTeam/production/Collector otelcol_exporter_send_failed_spans awsxray Sum 60", "sent AgentTeam/production/Collector otelcol_exporter_sent_spans awsxray Sum 60"]
      metrics = ["failed AgentTeam/production/Collector otelcol_exporter_send_failed_metric_points awsemf Sum 60", "sent AgentTeam/production/Collector otelcol_exporter_sent_metric_points awsemf Sum 60"]
      logs    = ["failed AgentTeam/production/Collector otelcol_exporter_send_failed_log_records awscloudwatchlogs Sum 60", "sent AgentTeam/production/Collector otelcol_exporter_sent_log_records awscloudwatchlogs Sum 60"]
    })
    error_message = "Export success is sent and failed items of each exporter."
  }

  assert {
    condition = alltrue([for alarm in aws_cloudwatch_metric_alarm.export_failing :
      one([for query in alarm.metric_query : query.expression if query.return_data == true]) == "100 - 100 * FILL(failed, 0) / SUM([FILL(sent, 0), FILL(failed, 0)])"
      && alarm.comparison_operator == "LessThanThreshold" && alarm.threshold == 99 && alarm.evaluation_periods == 5 && alarm.datapoints_to_alarm == 3
    ])
    error_message = "Success: below 99 % in 3 of 5 minutes, and 0 % when all failed and nothing was ever sent."
  }

  assert {
    condition = [for alarm in aws_cloudwatch_metric_alarm.no_telemetry : [alarm.namespace, alarm.metric_name, alarm.statistic, alarm.comparison_operator, tostring(alarm.threshold), tostring(alarm.period * alarm.datapoints_to_alarm), alarm.dimensions == null]] == [
      ["AgentTeam/production/Collector", "otelcol_process_uptime", "SampleCount", "LessThanThreshold", "1", "180", true]
    ]
    error_message = "Dead man: no report of uptime for three minutes; that metric has no dimensions."
  }

  assert {
    condition = [for alarm in aws_cloudwatch_metric_alarm.collector_memory : [alarm.namespace, alarm.metric_name, alarm.statistic, tostring(alarm.threshold), alarm.dimensions.ClusterName, alarm.dimensions.ServiceName]] == [
      ["AWS/ECS", "MemoryUtilization", "Maximum", "80", "agent-prod-cluster", "agent-prod-otel-collector"]
    ]
    error_message = "Memory is that of the fullest task of the collector's service."
  }

  assert {
    condition = sort(flatten([for query in aws_cloudwatch_metric_alarm.emf_rejected[0].metric_query : [for metric in query.metric : "${metric.namespace} ${metric.metric_name} ${metric.dimensions.LogGroupName}"]])) == tolist([
      "AWS/Logs EMFParsingErrors /metrics/agent-prod", "AWS/Logs EMFParsingErrors /metrics/agent-prod/collector",
      "AWS/Logs EMFValidationErrors /metrics/agent-prod", "AWS/Logs EMFValidationErrors /metrics/agent-prod/collector",
    ])
    error_message = "Both kinds of EMF errors, in both EMF log groups."
  }

  assert {
    condition     = one([for query in aws_cloudwatch_metric_alarm.emf_rejected[0].metric_query : query.expression if query.return_data == true]) == "SUM([FILL(apps_invalid, 0), FILL(apps_unparsed, 0), FILL(self_invalid, 0), FILL(self_unparsed, 0)])"
    error_message = "A counter that is absent counts as none."
  }
}

run "with_grafana_its_exports_are_watched_too" {
  command = plan

  variables {
    grafana                 = { gateway_url = "https://otlp-gateway-prod-eu-west-2.grafana.net/otlp" }
    grafana_cloud_api_key   = "not-a-key"
    grafana_cloud_tenant_id = "1"
  }

  assert {
    condition = jsonencode({ for key, alarm in aws_cloudwatch_metric_alarm.export_failing : alarm.alarm_name => distinct(flatten([for query in alarm.metric_query : [for metric in query.metric : metric.dimensions.exporter]])) if startswith(key, "grafana") }) == jsonencode({
      agent-prod-export-failing-grafana-traces  = ["otlp_http/grafana"]
      agent-prod-export-failing-grafana-metrics = ["otlp_http/grafana"]
    })
    error_message = "Grafana Cloud takes traces and metrics by one exporter."
  }
}

run "the_trace_error_rate_comes_from_two_groups" {
  command = plan

  assert {
    condition = { for key, group in aws_xray_group.traces : key => [group.group_name, group.filter_expression] } == {
      all    = ["agent-prod-traces", "annotation[otel.resource.deployment.environment] = \"production\""]
      faults = ["agent-prod-faults", "annotation[otel.resource.deployment.environment] = \"production\" AND fault"]
    }
    error_message = "Groups are told apart by the annotation under which awsxray indexes the resource attribute."
  }

  assert {
    condition = toset(flatten([for query in aws_cloudwatch_metric_alarm.trace_errors[0].metric_query : [for metric in query.metric : "${query.id} ${metric.namespace} ${metric.metric_name} ${metric.dimensions.GroupName} ${metric.stat} ${metric.period}"]])) == toset([
      "all AWS/X-Ray ApproximateTraceCount agent-prod-traces Sum 300", "faults AWS/X-Ray ApproximateTraceCount agent-prod-faults Sum 300",
    ])
    error_message = "X-Ray counts the traces of a group."
  }

  assert {
    condition = (
      one([for query in aws_cloudwatch_metric_alarm.trace_errors[0].metric_query : query.expression if query.return_data == true]) == "IF(all >= 100, 100 * FILL(faults, 0) / all, 0)"
      && aws_cloudwatch_metric_alarm.trace_errors[0].threshold == 1 && aws_cloudwatch_metric_alarm.trace_errors[0].comparison_operator == "GreaterThanThreshold"
    )
    error_message = "More than 1 % of at least 100 traces."
  }

  assert {
    condition     = length(aws_cloudwatch_log_metric_filter.spans) == 0
    error_message = "The other source is not made."
  }

  # The name of a group has 32 characters at most.
  assert {
    condition     = alltrue([for group in aws_xray_group.traces : length(replace(group.group_name, var.prefix, "")) + 24 <= 32])
    error_message = "With the longest prefix the groups' names would be too long."
  }
}

run "client_errors_window_and_thresholds_are_settings" {
  command = plan

  variables {
    trace_errors = { window_minutes = 10, client_errors = true }
    alarms = { thresholds = {
      collector_memory_percent = 70
      trace_error_percent      = 5
      trace_minimum            = 20
      export_success_percent   = 95
    } }
  }

  assert {
    condition     = endswith(aws_xray_group.traces["faults"].filter_expression, " AND (fault OR error)")
    error_message = "Asked for, 4xx count too."
  }

  assert {
    condition = (
      aws_cloudwatch_metric_alarm.trace_errors[0].threshold == 5
      && contains([for query in aws_cloudwatch_metric_alarm.trace_errors[0].metric_query : coalesce(query.expression, "-")], "IF(all >= 20, 100 * FILL(faults, 0) / all, 0)")
      && contains(flatten([for query in aws_cloudwatch_metric_alarm.trace_errors[0].metric_query : [for metric in query.metric : metric.period]]), 600)
      && aws_cloudwatch_metric_alarm.collector_memory[0].threshold == 70 && aws_cloudwatch_metric_alarm.export_failing["logs"].threshold == 95
    )
    error_message = "Thresholds and window arrive in the alarms."
  }
}

run "with_transaction_search_requests_are_counted_in_aws_spans" {
  command = plan

  variables {
    trace_errors_from = "spans"
  }

  assert {
    condition     = alltrue([for filter in aws_cloudwatch_log_metric_filter.spans : filter.log_group_name == "aws/spans" && length(filter.pattern) <= 1024])
    error_message = "Spans are in that log group; a pattern has 1024 characters at most."
  }

  assert {
    condition = (
      aws_cloudwatch_log_metric_filter.spans["all"].pattern == "{ ($.kind = \"SERVER\") && (($.resource.attributes.['deployment.environment'] = \"production\") || ($.resource.attributes.['deployment.environment.name'] = \"production\") || ($.attributes.['otel.resource.deployment.environment'] = \"production\")) }"
      && startswith(aws_cloudwatch_log_metric_filter.spans["faults"].pattern, trimsuffix(aws_cloudwatch_log_metric_filter.spans["all"].pattern, " }"))
      && endswith(aws_cloudwatch_log_metric_filter.spans["faults"].pattern, " && (($.status.code = \"*ERROR\") || ($.attributes.['http.response.status_code'] >= 500) || ($.attributes.['http.status_code'] >= 500)) }")
    )
    error_message = "Requests are server spans of this environment; those that failed are some of the same."
  }

  assert {
    condition = toset(flatten([for query in aws_cloudwatch_metric_alarm.trace_errors[0].metric_query : [for metric in query.metric : "${query.id} ${metric.namespace} ${metric.metric_name}"]])) == toset([
      "all AgentTeam/production/Spans requests", "faults AgentTeam/production/Spans faults",
    ]) && toset([for filter in aws_cloudwatch_log_metric_filter.spans : "${filter.metric_transformation[0].namespace} ${filter.metric_transformation[0].name}"]) == toset(["AgentTeam/production/Spans requests", "AgentTeam/production/Spans faults"])
    error_message = "The alarm reads what the filters write."
  }

  assert {
    condition     = length(aws_xray_group.traces) == 0
    error_message = "The other source is not made."
  }
}

run "one_child_for_each_service_that_ought_to_run" {
  command = plan

  variables {
    watched_services = ["billing"]
  }

  assert {
    condition = jsonencode({ for alarm in aws_cloudwatch_metric_alarm.service_unhealthy : alarm.alarm_name => distinct(flatten([for query in alarm.metric_query : [for metric in query.metric : "${metric.namespace} ${metric.dimensions.ClusterName}/${metric.dimensions.ServiceName}"]])) }) == jsonencode({
      agent-prod-service-unhealthy-otel-collector = ["ECS/ContainerInsights agent-prod-cluster/agent-prod-otel-collector"]
      agent-prod-service-unhealthy-agent-api      = ["ECS/ContainerInsights agent-prod-cluster/agent-api"]
      agent-prod-service-unhealthy-agent-work     = ["ECS/ContainerInsights agent-prod-cluster/agent-work"]
      agent-prod-service-unhealthy-billing        = ["ECS/ContainerInsights agent-prod-cluster/billing"]
    })
    error_message = "The collector, services with tasks, and those named; not one that is scaled to none on purpose."
  }

  assert {
    condition = alltrue([for alarm in aws_cloudwatch_metric_alarm.service_unhealthy :
      one([for query in alarm.metric_query : query.expression if query.return_data == true]) == "desired - running"
      && { for query in alarm.metric_query : query.id => one(query.metric[*].metric_name) if length(query.metric) > 0 } == { desired = "DesiredTaskCount", running = "RunningTaskCount" }
      && alarm.threshold == 0 && alarm.comparison_operator == "GreaterThanThreshold" && alarm.evaluation_periods == 5 && alarm.datapoints_to_alarm == 3
    ])
    error_message = "Missing tasks in 3 of 5 minutes."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.container_unhealthy["otel-collector"].dimensions == tomap({ ClusterName = "agent-prod-cluster", ServiceName = "agent-prod-otel-collector", ContainerName = "otel-collector" })
    error_message = "AWS publishes container health by cluster, service and container only."
  }

  # The container of that name is in the collector's task definition.
  assert {
    condition     = contains([for container in jsondecode(aws_ecs_task_definition.collector[0].container_definitions) : container.name if try(container.healthCheck, null) != null], "otel-collector")
    error_message = "The alarm on container health names a container that has a health check."
  }

  assert {
    condition = aws_cloudwatch_composite_alarm.service_unhealthy[0].alarm_rule == join(" OR ", [
      "ALARM(\"agent-prod-service-unhealthy-agent-api\")", "ALARM(\"agent-prod-service-unhealthy-agent-work\")", "ALARM(\"agent-prod-service-unhealthy-billing\")",
      "ALARM(\"agent-prod-service-unhealthy-otel-collector\")", "ALARM(\"agent-prod-container-unhealthy-otel-collector\")",
    ])
    error_message = "One failing child is enough."
  }
}

run "without_enhanced_container_insights_nobody_reads_container_health" {
  command = plan

  variables {
    container_insights = "enabled"
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.container_unhealthy) == 0 && !strcontains(aws_cloudwatch_composite_alarm.service_unhealthy[0].alarm_rule, "container-unhealthy")
    error_message = "That metric exists with enhanced Container Insights only."
  }
}

run "without_a_collector_only_what_others_publish_is_watched" {
  command = plan

  variables {
    collector          = { enabled = false }
    collector_endpoint = "http://collector.internal:4317"
  }

  assert {
    condition = alltrue([for count in [
      length(aws_cloudwatch_metric_alarm.collector_memory), length(aws_cloudwatch_metric_alarm.export_failing), length(aws_cloudwatch_metric_alarm.data_refused),
      length(aws_cloudwatch_metric_alarm.emf_rejected), length(aws_cloudwatch_metric_alarm.no_telemetry), length(aws_cloudwatch_metric_alarm.container_unhealthy),
    ] : count == 0])
    error_message = "Nobody publishes what these alarms read."
  }

  assert {
    condition = (
      toset(keys(aws_cloudwatch_metric_alarm.service_unhealthy)) == toset(["agent-api", "agent-work"])
      && length(aws_cloudwatch_composite_alarm.service_unhealthy) == 1 && length(aws_cloudwatch_metric_alarm.trace_errors) == 1
    )
    error_message = "Services and traces are watched still."
  }
}

run "with_nothing_that_runs_there_is_no_composite_alarm" {
  command = plan

  variables {
    collector = { enabled = false }
    services  = {}
  }

  assert {
    condition     = length(aws_cloudwatch_composite_alarm.service_unhealthy) == 0
    error_message = "A composite alarm without children is refused by CloudWatch."
  }
}

run "alarms_can_be_left_out" {
  command = plan

  variables {
    parts = { alarms = false }
  }

  assert {
    condition = alltrue([for count in [
      length(aws_cloudwatch_metric_alarm.collector_memory), length(aws_cloudwatch_metric_alarm.export_failing), length(aws_cloudwatch_metric_alarm.data_refused),
      length(aws_cloudwatch_metric_alarm.emf_rejected), length(aws_cloudwatch_metric_alarm.no_telemetry), length(aws_cloudwatch_metric_alarm.container_unhealthy),
      length(aws_cloudwatch_metric_alarm.service_unhealthy), length(aws_cloudwatch_composite_alarm.service_unhealthy), length(aws_cloudwatch_metric_alarm.trace_errors),
      length(aws_xray_group.traces), length(aws_sns_topic.alarms), length(aws_sns_topic_policy.alarms),
    ] : count == 0])
    error_message = "A team with alarms of its own gets none."
  }
}

run "more_services_than_a_composite_alarm_takes_are_refused" {
  command = plan

  variables {
    watched_services = [for number in range(101) : "service-${number}"]
  }

  expect_failures = [aws_cloudwatch_composite_alarm.service_unhealthy]
}

run "a_window_of_half_a_minute_is_refused" {
  command = plan

  variables {
    trace_errors = { window_minutes = 0.5 }
  }

  expect_failures = [var.trace_errors]
}

run "an_arn_is_no_name_of_a_watched_service" {
  command = plan

  variables {
    watched_services = ["arn:aws:ecs:us-east-1:111122223333:service/a/b"]
  }

  expect_failures = [var.watched_services]
}

run "a_service_of_the_stack_is_not_watched_twice" {
  command = plan

  variables {
    watched_services = ["agent-api"]
  }

  expect_failures = [var.watched_services]
}

run "a_threshold_of_0_percent_is_refused" {
  command = plan

  variables {
    alarms = { thresholds = { trace_error_percent = 0 } }
  }

  expect_failures = [var.alarms]
}
