# Exactly what the config's exporters call. EMF goes through Logs: cloudwatch:PutMetricData has no place here.
resource "aws_iam_role_policy" "collector" {
  count = local.collector_enabled ? 1 : 0

  name = "export"
  role = aws_iam_role.task[local.names.discovery].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        # X-Ray decides this one on `*` alone.
        Sid       = "Traces"
        Effect    = "Allow"
        Action    = ["xray:PutTraceSegments"]
        Resource  = ["*"]
        Condition = { StringEquals = { "aws:RequestedRegion" = var.region } }
      },
      {
        Sid    = "MetricsAndLogs"
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [for group in [local.names.log_groups.emf, local.names.log_groups.emf_self, local.names.log_groups.otlp] :
          "${local.log_group_arn}:${group}:*"
        ]
      },
    ]
  })
}
