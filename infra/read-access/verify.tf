# What the commands and the checklist call: the SDK commands that src/adapters/aws sends, and nothing else.
locals {
  verify = [
    {
      Sid    = "Containers"
      Effect = "Allow"
      Action = ["ecs:DescribeClusters", "ecs:DescribeServices", "ecs:DescribeTasks"]
      Resource = distinct(flatten([for stack in local.stacks : [
        "arn:${var.partition}:ecs:${stack.place}:cluster/${stack.cluster}",
        "arn:${var.partition}:ecs:${stack.place}:service/${stack.cluster}/*",
        "arn:${var.partition}:ecs:${stack.place}:task/${stack.cluster}/*",
      ]]))
    },
    {
      # Both are decided on `*`: IAM knows no resource for ListServices, and for ListTasks only that of an EC2 instance.
      Sid       = "ContainerLists"
      Effect    = "Allow"
      Action    = ["ecs:ListServices", "ecs:ListTasks"]
      Resource  = ["*"]
      Condition = { ArnEquals = { "ecs:cluster" = local.clusters } }
    },
    {
      # Sends a trace and a metric; reads nothing.
      Sid      = "Canary"
      Effect   = "Allow"
      Action   = ["lambda:InvokeFunction"]
      Resource = distinct([for stack in local.stacks : "arn:${var.partition}:lambda:${stack.place}:function:${stack.canary}"])
    },
    {
      Sid      = "LogLines"
      Effect   = "Allow"
      Action   = ["logs:FilterLogEvents"]
      Resource = local.log_groups
    },
    {
      Sid      = "Dashboard"
      Effect   = "Allow"
      Action   = ["cloudwatch:GetDashboard"]
      Resource = distinct([for stack in local.stacks : "arn:${var.partition}:cloudwatch::${var.account_id}:dashboard/${stack.dashboard}"])
    },
    {
      Sid      = "Subscribers"
      Effect   = "Allow"
      Action   = ["sns:ListSubscriptionsByTopic"]
      Resource = distinct(flatten(local.stacks[*].topics))
    },
    {
      # Asked where nobody is subscribed, since a rule may tell of alarms instead.
      Sid      = "NoticesRule"
      Effect   = "Allow"
      Action   = ["events:DescribeRule", "events:ListTargetsByRule"]
      Resource = distinct([for stack in local.stacks : "arn:${var.partition}:events:${stack.place}:rule/${stack.notices_rule}"])
    },
    {
      # Ids of Cloud Map's services are random, so no name can bound them.
      Sid      = "Instances"
      Effect   = "Allow"
      Action   = ["servicediscovery:GetInstancesHealthStatus", "servicediscovery:ListInstances"]
      Resource = distinct([for stack in local.stacks : "arn:${var.partition}:servicediscovery:${stack.place}:service/*"])
    },
    {
      # The closed list of what IAM decides on `*` alone. DescribeAlarms knows resources, but leaves composite alarms
      # out unless it is allowed on all.
      Sid    = "Unbounded"
      Effect = "Allow"
      Action = [
        "cloudwatch:DescribeAlarms",
        "cloudwatch:GetMetricData",
        "cloudwatch:ListMetrics",
        "ecs:DescribeTaskDefinition",
        "servicediscovery:DiscoverInstances",
        "servicediscovery:ListServices",
        "xray:BatchGetTraces",
        "xray:GetIndexingRules",
        "xray:GetTraceSegmentDestination",
        "xray:GetTraceSummaries",
      ]
      Resource  = ["*"]
      Condition = { StringEquals = { "aws:RequestedRegion" = local.regions } }
    },
  ]
}
