# Of each right: what a plan reads, what an apply also writes, and on what. `*` stands only where IAM knows no resource of
# that action, or where AWS gives resources random names; tags bind those that can be bound.
locals {
  rights_containers = [
    {
      sid       = "Clusters"
      read      = ["ecs:DescribeClusters", "ecs:DescribeServices", "ecs:DescribeTasks", "ecs:ListTagsForResource"]
      write     = ["ecs:CreateCluster", "ecs:CreateService", "ecs:DeleteCluster", "ecs:DeleteService", "ecs:PutClusterCapacityProviders", "ecs:TagResource", "ecs:UntagResource", "ecs:UpdateCluster", "ecs:UpdateClusterSettings", "ecs:UpdateService"]
      resources = flatten([for name in local.stacks : [for kind in ["cluster/${name}", "service/*/${name}", "service/${name}/*", "task/${name}", "task-definition/${name}:*"] : "${local.arn}:ecs:*:${local.account_id}:${kind}"]])
      condition = local.in_regions
    },
    {
      sid       = "TaskDefinitions"
      read      = ["ecs:DescribeTaskDefinition", "ecs:ListServices", "ecs:ListTaskDefinitions", "ecs:ListTasks"]
      write     = ["ecs:DeregisterTaskDefinition"]
      resources = ["*"]
      condition = local.in_regions
    },
    {
      sid       = "NewTaskDefinitions"
      read      = []
      write     = ["ecs:RegisterTaskDefinition"]
      resources = [for name in local.stacks : "${local.arn}:ecs:*:${local.account_id}:task-definition/${name}:*"]
      condition = local.in_regions
    },
    {
      sid       = "Scaling"
      read      = ["application-autoscaling:DescribeScalableTargets", "application-autoscaling:DescribeScalingPolicies", "application-autoscaling:ListTagsForResource"]
      write     = ["application-autoscaling:DeleteScalingPolicy", "application-autoscaling:DeregisterScalableTarget", "application-autoscaling:PutScalingPolicy", "application-autoscaling:RegisterScalableTarget", "application-autoscaling:TagResource", "application-autoscaling:UntagResource"]
      resources = ["*"]
      condition = local.in_regions
    },
    {
      # Cloud Map makes the private zone in Route 53 as whoever asks for the namespace.
      sid       = "Discovery"
      read      = ["route53:GetHostedZone", "route53:ListHostedZonesByName", "servicediscovery:GetNamespace", "servicediscovery:GetOperation", "servicediscovery:GetService", "servicediscovery:ListInstances", "servicediscovery:ListNamespaces", "servicediscovery:ListServices", "servicediscovery:ListTagsForResource"]
      write     = ["route53:AssociateVPCWithHostedZone", "route53:CreateHostedZone", "route53:DeleteHostedZone", "servicediscovery:CreatePrivateDnsNamespace", "servicediscovery:CreateService", "servicediscovery:DeleteNamespace", "servicediscovery:DeleteService", "servicediscovery:DeregisterInstance", "servicediscovery:TagResource", "servicediscovery:UntagResource", "servicediscovery:UpdatePrivateDnsNamespace", "servicediscovery:UpdateService"]
      resources = ["*"]
      condition = null
    },
    {
      sid       = "Parameters"
      read      = ["ssm:GetParameter", "ssm:GetParameters", "ssm:ListTagsForResource"]
      write     = ["ssm:AddTagsToResource", "ssm:DeleteParameter", "ssm:PutParameter", "ssm:RemoveTagsFromResource"]
      resources = flatten([for prefix in var.prefixes : [for name in ["${prefix}/*", "${prefix}-*"] : "${local.arn}:ssm:*:${local.account_id}:parameter/${name}"]])
      condition = local.in_regions
    },
    {
      sid       = "ParameterList"
      read      = ["ssm:DescribeParameters"]
      write     = []
      resources = ["*"]
      condition = local.in_regions
    },
    {
      sid       = "LinkedRoles"
      read      = []
      write     = ["iam:CreateServiceLinkedRole"]
      resources = ["${local.arn}:iam::${local.account_id}:role/aws-service-role/*"]
      condition = { StringEquals = { "iam:AWSServiceName" = ["ecs.amazonaws.com", "ecs.application-autoscaling.amazonaws.com", "ops.apigateway.amazonaws.com"] } }
    },
  ]
}
