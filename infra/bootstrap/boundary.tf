# The most that any role of a stack or of the bot can ever have, whatever its policies say: data, never the account.
resource "aws_iam_policy" "boundary" {
  name        = "github-${var.name}-boundary"
  description = "Permissions boundary of the roles that deployments make"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      {
        Sid    = "Telemetry"
        Effect = "Allow"
        Action = concat([
          "cloudwatch:DescribeAlarms", "cloudwatch:GetDashboard", "cloudwatch:GetMetricData", "cloudwatch:ListMetrics", "cloudwatch:PutMetricData",
          "dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem",
          "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcEndpoints", "ec2:UnassignPrivateIpAddresses",
          "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer",
          "ecs:DescribeClusters", "ecs:DescribeServices", "ecs:DescribeTaskDefinition", "ecs:DescribeTasks", "ecs:ListServices", "ecs:ListTasks",
          "events:DescribeRule", "events:ListTargetsByRule",
          "iam:SimulatePrincipalPolicy",
          "kms:Decrypt", "kms:GenerateDataKey",
          "lambda:InvokeFunction",
          "logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:PutLogEvents",
          "secretsmanager:GetSecretValue",
          "servicediscovery:DiscoverInstances", "servicediscovery:GetInstancesHealthStatus", "servicediscovery:ListInstances", "servicediscovery:ListServices",
          "sns:ListSubscriptionsByTopic",
          "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", "sqs:SendMessage",
          "ssm:GetParameter", "ssm:GetParameters",
          "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
          "xray:BatchGetTraces", "xray:GetGroups", "xray:GetIndexingRules", "xray:GetSamplingRules", "xray:GetSamplingTargets", "xray:GetTraceSegmentDestination", "xray:GetTraceSummaries", "xray:PutTelemetryRecords", "xray:PutTraceSegments",
        ], var.service_actions)
        Resource = "*"
      },
      ], length(var.read_role_arns) == 0 ? [] : [{
        Sid      = "ReadRoles"
        Effect   = "Allow"
        Action   = ["sts:AssumeRole"]
        Resource = var.read_role_arns
    }])
  })
}
