locals {
  # The pattern takes the group and, with `:*`, its streams; actions ask for either form.
  log_groups = concat(
    flatten([for prefix in var.prefixes : ["/ecs/${prefix}", "/metrics/${prefix}", "/vpc/${prefix}", "/aws/ecs/containerinsights/${prefix}-", "/aws/lambda/${prefix}-canary"]]),
    ["/aws/lambda/${var.name}-", "/aws/vendedlogs/${var.name}-", "aws/spans"],
  )

  rights_watching = [
    {
      sid       = "LogGroups"
      read      = ["logs:ListTagsForResource"]
      write     = ["logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:DeleteLogGroup", "logs:DeleteMetricFilter", "logs:DeleteRetentionPolicy", "logs:DisassociateKmsKey", "logs:PutMetricFilter", "logs:PutRetentionPolicy", "logs:TagResource", "logs:UntagResource"]
      resources = [for group in local.log_groups : "${local.arn}:logs:*:${local.account_id}:log-group:${group}*"]
      condition = local.in_regions
    },
    {
      # Delivery of access and flow logs is set up on the account, not on a group.
      sid       = "LogDelivery"
      read      = ["logs:DescribeLogGroups", "logs:DescribeMetricFilters", "logs:DescribeResourcePolicies", "logs:GetLogDelivery", "logs:ListLogDeliveries"]
      write     = ["logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:PutResourcePolicy", "logs:UpdateLogDelivery"]
      resources = ["*"]
      condition = local.in_regions
    },
    {
      # DescribeAlarms leaves composite alarms out unless it is allowed on all.
      sid       = "AlarmList"
      read      = ["cloudwatch:DescribeAlarms", "xray:GetGroups", "xray:ListTagsForResource", "events:ListRules"]
      write     = []
      resources = ["*"]
      condition = local.in_regions
    },
    {
      sid       = "AlarmsAndDashboards"
      read      = ["cloudwatch:GetDashboard", "cloudwatch:ListTagsForResource"]
      write     = ["cloudwatch:DeleteAlarms", "cloudwatch:DeleteDashboards", "cloudwatch:PutCompositeAlarm", "cloudwatch:PutDashboard", "cloudwatch:PutMetricAlarm", "cloudwatch:TagResource", "cloudwatch:UntagResource"]
      resources = concat([for name in local.names : "${local.arn}:cloudwatch:*:${local.account_id}:alarm:${name}"], [for name in local.stacks : "${local.arn}:cloudwatch::${local.account_id}:dashboard/${name}"])
      condition = local.in_regions
    },
    {
      sid       = "Topics"
      read      = ["sns:GetSubscriptionAttributes", "sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic", "sns:ListTagsForResource"]
      write     = ["sns:CreateTopic", "sns:DeleteTopic", "sns:SetSubscriptionAttributes", "sns:SetTopicAttributes", "sns:Subscribe", "sns:TagResource", "sns:Unsubscribe", "sns:UntagResource"]
      resources = [for name in local.names : "${local.arn}:sns:*:${local.account_id}:${name}"]
      condition = local.in_regions
    },
    {
      sid       = "Queues"
      read      = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ListQueueTags"]
      write     = ["sqs:CreateQueue", "sqs:DeleteQueue", "sqs:SetQueueAttributes", "sqs:TagQueue", "sqs:UntagQueue"]
      resources = [for name in local.names : "${local.arn}:sqs:*:${local.account_id}:${name}"]
      condition = local.in_regions
    },
    {
      sid       = "Rules"
      read      = ["events:DescribeRule", "events:ListTagsForResource", "events:ListTargetsByRule"]
      write     = ["events:DeleteRule", "events:DisableRule", "events:EnableRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets", "events:TagResource", "events:UntagResource"]
      resources = [for name in local.names : "${local.arn}:events:*:${local.account_id}:rule/${name}"]
      condition = local.in_regions
    },
    {
      sid       = "TraceGroups"
      read      = ["xray:GetGroup"]
      write     = ["xray:CreateGroup", "xray:DeleteGroup", "xray:TagResource", "xray:UntagResource", "xray:UpdateGroup"]
      resources = [for name in local.stacks : "${local.arn}:xray:*:${local.account_id}:group/${name}/*"]
      condition = local.in_regions
    },
  ]
}
