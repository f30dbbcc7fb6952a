locals {
  routes = concat(["POST /slack/events"], var.github_webhooks ? ["POST /github/webhooks"] : [])
}

# No authorizer: Slack and GitHub sign the body, which only the function can see. It checks before it parses.
resource "aws_apigatewayv2_api" "bot" {
  name          = var.name
  description   = "Where Slack sends what people ask the otel-chatops bot."
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "api" {
  api_id                 = aws_apigatewayv2_api.bot.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.function["api"].arn
  payload_format_version = "2.0"
  # A cold start comes on top of the function's own 3 s.
  timeout_milliseconds = 10000
}

resource "aws_apigatewayv2_route" "route" {
  for_each = toset(local.routes)

  api_id             = aws_apigatewayv2_api.bot.id
  route_key          = each.value
  authorization_type = "NONE"
  target             = "integrations/${aws_apigatewayv2_integration.api.id}"
}

resource "aws_apigatewayv2_stage" "default" {
  api_id      = aws_apigatewayv2_api.bot.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit  = var.throttle.rate
    throttling_burst_limit = var.throttle.burst
  }

  # Neither bodies nor headers: a body names people and holds a response_url, a header the signature.
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format = jsonencode({
      requestId          = "$context.requestId"
      at                 = "$context.requestTime"
      from               = "$context.identity.sourceIp"
      route              = "$context.routeKey"
      status             = "$context.status"
      bytes              = "$context.responseLength"
      milliseconds       = "$context.responseLatency"
      function           = "$context.integrationLatency"
      functionStatus     = "$context.integration.status"
      error              = "$context.error.message"
      errorOfIntegration = "$context.integrationErrorMessage"
    })
  }
}

resource "aws_lambda_permission" "api" {
  for_each = toset(local.routes)

  statement_id  = replace(replace(each.value, " /", "-"), "/", "-")
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.function["api"].function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.bot.execution_arn}/*/${replace(each.value, " ", "")}"
}
