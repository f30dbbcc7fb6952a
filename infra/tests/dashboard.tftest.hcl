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
  services         = { agent-api = { image = "public.ecr.aws/example/agent-api:1" } }
  watched_services = ["billing"]
}

run "widgets_lie_on_the_grid_and_none_on_another" {
  command = plan

  assert {
    condition = alltrue([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets :
      widget.x >= 0 && widget.width >= 1 && widget.x + widget.width <= 24 && widget.y >= 0 && widget.height >= 1
    ])
    error_message = "CloudWatch's grid has 24 columns."
  }

  # Every cell is taken once: the area of all widgets is that of the rows.
  assert {
    condition = length(distinct(flatten([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets :
      [for x in range(widget.x, widget.x + widget.width) : [for y in range(widget.y, widget.y + widget.height) : "${x},${y}"]]
    ]))) == sum([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : widget.width * widget.height])
    error_message = "Two widgets cover the same cell."
  }

  assert {
    condition = sum([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : widget.width * widget.height]) == 24 * max(
      [for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : widget.y + widget.height]...
    )
    error_message = "There is a hole between widgets."
  }
}

run "the_body_is_what_cloudwatch_documents" {
  command = plan

  assert {
    condition = alltrue([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets :
      widget.type == "metric" ? (
        widget.properties.region == "us-east-1" && widget.properties.period % 60 == 0 && widget.properties.title != ""
        && length(widget.properties.metrics) >= 1 && length(widget.properties.metrics) <= 500
      ) :
      widget.type == "alarm" ? length(widget.properties.alarms) >= 1 && length(widget.properties.alarms) <= 100 :
      widget.type == "text" ? widget.properties.markdown != "" : false
    ])
    error_message = "A metric widget has a region, a period in whole minutes and up to 500 metrics; an alarm widget up to 100 alarms."
  }

  # A metric is [namespace, name, dimension, value, …, options]: without its options an even number of texts.
  assert {
    condition = alltrue(flatten([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : [for metric in try(widget.properties.metrics, []) :
      can(metric[0].expression) ? length(metric) == 1 && can(metric[0].id) : length([for part in metric : part if can(tostring(part))]) % 2 == 0 && length([for part in metric : part if !can(tostring(part))]) <= 1
    ]]))
    error_message = "Each row of a widget is a whole metric or one expression with an id."
  }

  assert {
    condition = alltrue([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets :
      length(distinct([for metric in try(widget.properties.metrics, []) : metric[length(metric) - 1].id if can(metric[length(metric) - 1].id)]))
      == length([for metric in try(widget.properties.metrics, []) : metric[length(metric) - 1].id if can(metric[length(metric) - 1].id)])
      && alltrue([for metric in try(widget.properties.metrics, []) : can(regex("^[a-z][A-Za-z0-9_]*$", metric[length(metric) - 1].id)) if can(metric[length(metric) - 1].id)])
    ])
    error_message = "Ids are unique in a widget, and begin with a lower case letter."
  }

  assert {
    condition     = length(aws_cloudwatch_dashboard.otel[0].dashboard_body) < 1024 * 1024 && aws_cloudwatch_dashboard.otel[0].dashboard_name == "agent-prod-otel"
    error_message = "verify looks for it under this name."
  }
}

run "requests_errors_and_durations_of_every_service_appear" {
  command = plan

  assert {
    condition = toset([for expression in flatten([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : [for metric in try(widget.properties.metrics, []) : metric[0].expression if can(metric[0].expression)]]) : expression if startswith(expression, "SEARCH(")]) == toset([
      "SEARCH('{\"AgentTeam/production\",\"service.name\"} MetricName=\"http.server.request.duration\"', 'SampleCount')",
      "SEARCH('{\"AgentTeam/production\",\"service.name\",\"error.type\"} MetricName=\"http.server.request.duration\"', 'SampleCount')",
      "SEARCH('{\"AgentTeam/production\",\"service.name\"} MetricName=\"http.server.request.duration\"', 'p50')",
      "SEARCH('{\"AgentTeam/production\",\"service.name\"} MetricName=\"http.server.request.duration\"', 'p95')",
      "SEARCH('{\"AgentTeam/production\",\"service.name\"} MetricName=\"http.server.request.duration\"', 'p99')",
    ])
    error_message = "Services made elsewhere appear, since metrics are searched for and not listed."
  }

  assert {
    condition = alltrue([for service in ["agent-api", "billing"] : contains(
      flatten([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : [for metric in try(widget.properties.metrics, []) : try(metric[0].label, "") if can(metric[0].expression)]
      if try(widget.properties.title, "") == "Failed requests (5xx), %"]), service,
    )])
    error_message = "Each known service has its share of failed requests."
  }
}

run "the_sampling_rate_is_measured_and_the_sampler_is_labelled_as_configured" {
  command = plan

  variables {
    sampler = { name = "parentbased_traceidratio", argument = "0.25" }
  }

  assert {
    condition = [for metric in one([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : widget if startswith(try(widget.properties.title, ""), "Sampling rate")]).properties.metrics : metric[0].expression] == [
      "SUM(SEARCH('{\"AgentTeam/production\",\"service.name\",\"otel.span.sampling_result\"} MetricName=\"otel.sdk.span.started\" \"otel.span.sampling_result\"=\"RECORD_AND_SAMPLE\"', 'Sum'))",
      "SUM(SEARCH('{\"AgentTeam/production\",\"service.name\",\"otel.span.sampling_result\"} MetricName=\"otel.sdk.span.started\"', 'Sum'))",
      "100 * FILL(sampled, 0) / started",
    ]
    error_message = "Sampled spans over all started ones, as SDKs count them."
  }

  assert {
    condition     = anytrue([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : strcontains(try(widget.properties.markdown, ""), "`parentbased_traceidratio (0.25)`") && strcontains(try(widget.properties.markdown, ""), "not measured")])
    error_message = "The configured sampler is named, and said not to be measured."
  }
}

run "every_metric_of_the_collector_is_one_that_it_publishes" {
  command = plan

  variables {
    grafana                 = { gateway_url = "https://otlp-gateway-prod-eu-west-2.grafana.net/otlp" }
    grafana_cloud_api_key   = "not-a-key"
    grafana_cloud_tenant_id = "1"
  }

  assert {
    condition = alltrue(flatten([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : [for metric in try(widget.properties.metrics, []) :
      anytrue([for published in [
        "^otelcol_receiver_(accepted|refused)_(spans|metric_points|log_records) receiver otlp$",
        "^otelcol_exporter_(sent|send_failed)_spans exporter (awsxray|otlp_http/grafana)$",
        "^otelcol_exporter_(sent|send_failed)_metric_points exporter (awsemf|otlp_http/grafana)$",
        "^otelcol_exporter_(sent|send_failed)_log_records exporter awscloudwatchlogs$",
        "^otelcol_exporter_queue_(size|capacity) exporter otlp_http/grafana$",
        "^otelcol_processor_memory_limiter_refused_(spans|metric_points|log_records) processor memory_limiter$",
        "^otelcol_process_(uptime|memory_rss|runtime_heap_alloc_bytes)$",
      ] : can(regex(published, join(" ", [for part in slice(metric, 1, length(metric) - 1) : part])))])
      if try(metric[0] == "AgentTeam/production/Collector", false)
    ]]))
    error_message = "A chart of a metric that nobody publishes stays empty for ever."
  }

  # Counters are deltas, summed; gauges of several tasks are read by their maximum.
  assert {
    condition = alltrue(flatten([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : [for metric in try(widget.properties.metrics, []) :
      metric[length(metric) - 1].stat == (metric[1] == "otelcol_process_uptime" ? "SampleCount" : can(regex("queue_|process_", replace(metric[1], "processor_", ""))) ? "Maximum" : "Sum")
      if try(metric[0] == "AgentTeam/production/Collector", false)
    ]]))
    error_message = "Counters are read by Sum, gauges by Maximum, reports by SampleCount."
  }

  assert {
    condition     = length([for metric in one([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : widget if try(widget.properties.title, "") == "Export success, %, by exporter"]).properties.metrics : metric if can(metric[0].expression)]) == 5
    error_message = "Each exporter and signal has its line."
  }
}

run "what_the_issue_lists_is_on_it" {
  command = plan

  assert {
    condition = length(setsubtract(
      ["AWS/ECS CPUUtilization", "AWS/ECS MemoryUtilization", "ECS/ContainerInsights RunningTaskCount", "ECS/ContainerInsights DesiredTaskCount", "AWS/Logs IncomingBytes", "AWS/X-Ray ApproximateTraceCount"],
      flatten([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : [for metric in try(widget.properties.metrics, []) : "${metric[0]} ${metric[1]}" if !can(metric[0].expression)]]),
    )) == 0
    error_message = "Collector resources, volume of logs, and traces."
  }

  assert {
    condition = toset(one([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : widget.properties.alarms if widget.type == "alarm"])) == toset([for name in [
      "service-unhealthy", "no-telemetry", "collector-memory", "trace-errors", "export-failing-traces", "export-failing-metrics", "export-failing-logs",
      "data-refused-spans", "data-refused-metric-points", "data-refused-log-records", "emf-rejected",
    ] : "arn:aws:cloudwatch:us-east-1:111122223333:alarm:agent-prod-${name}"])
    error_message = "The state of every alarm that speaks for itself."
  }

  assert {
    condition     = contains([for metric in one([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : widget if startswith(try(widget.properties.title, ""), "Traces that failed, %")]).properties.metrics : try(metric[0].expression, "")], "IF(all >= 100, 100 * FILL(faults, 0) / all, 0)")
    error_message = "The chart of trace errors is the alarm's own expression."
  }
}

run "without_a_collector_and_alarms_the_rest_closes_up" {
  command = plan

  variables {
    collector = { enabled = false }
    services  = {}
    parts     = { alarms = false }
  }

  assert {
    condition     = alltrue([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : widget.type != "alarm"]) && !strcontains(aws_cloudwatch_dashboard.otel[0].dashboard_body, "otelcol_") && !strcontains(aws_cloudwatch_dashboard.otel[0].dashboard_body, "ApproximateTraceCount")
    error_message = "Nothing is shown of what is not there."
  }

  assert {
    condition = sum([for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : widget.width * widget.height]) == 24 * max(
      [for widget in jsondecode(aws_cloudwatch_dashboard.otel[0].dashboard_body).widgets : widget.y + widget.height]...
    )
    error_message = "There is a hole where rows were left out."
  }
}

run "with_transaction_search_requests_are_shown_for_traces" {
  command = plan

  variables {
    trace_errors_from = "spans"
  }

  assert {
    condition     = strcontains(aws_cloudwatch_dashboard.otel[0].dashboard_body, "Requests that failed, %") && strcontains(aws_cloudwatch_dashboard.otel[0].dashboard_body, "AgentTeam/production/Spans")
    error_message = "The chart reads what the alarm reads."
  }
}

run "the_dashboard_can_be_left_out" {
  command = plan

  variables {
    parts = { dashboard = false }
  }

  assert {
    condition     = length(aws_cloudwatch_dashboard.otel) == 0 && output.dashboard_url == null
    error_message = "A team with a dashboard of its own gets none."
  }
}
