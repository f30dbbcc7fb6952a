locals {
  # Resources of EC2 have random ids. What is made is bound by region; what is changed or deleted, by the tag that
  # Terraform gives everything of a stack.
  tagged = { StringEquals = { "aws:ResourceTag/Stack" = var.prefixes } }

  network_makes = ["AllocateAddress", "CreateFlowLogs", "CreateInternetGateway", "CreateNatGateway", "CreateRouteTable", "CreateSecurityGroup", "CreateSubnet", "CreateVpc", "CreateVpcEndpoint", "AuthorizeSecurityGroupEgress", "AuthorizeSecurityGroupIngress"]

  rights_network = concat(
    [
      {
        sid       = "NetworkState"
        read      = ["ec2:DescribeAvailabilityZones", "ec2:DescribeNetworkInterfaces", "ec2:DescribePrefixLists", "ec2:DescribeSecurityGroupRules", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeTags", "ec2:DescribeVpcAttribute", "ec2:DescribeVpcs"]
        write     = ["ec2:CreateSecurityGroup"]
        resources = ["*"]
        condition = local.in_regions
      },
      {
        sid       = "SecurityGroups"
        read      = []
        write     = ["ec2:AuthorizeSecurityGroupEgress", "ec2:AuthorizeSecurityGroupIngress", "ec2:DeleteSecurityGroup", "ec2:DeleteTags", "ec2:ModifySecurityGroupRules", "ec2:RevokeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress", "ec2:UpdateSecurityGroupRuleDescriptionsEgress", "ec2:UpdateSecurityGroupRuleDescriptionsIngress"]
        resources = ["*"]
        condition = local.tagged
      },
      {
        sid       = "TagsOfWhatIsMade"
        read      = []
        write     = ["ec2:CreateTags"]
        resources = ["*"]
        # Only in the call that makes it, or any network of the account could be tagged, and then deleted.
        condition = { StringEquals = { "ec2:CreateAction" = local.network_makes } }
      },
      {
        sid       = "TagsOfWhatIsOurs"
        read      = []
        write     = ["ec2:CreateTags"]
        resources = ["*"]
        condition = local.tagged
      },
    ],
    var.own_network ? [
      {
        sid       = "OwnNetwork"
        read      = ["ec2:DescribeAddresses", "ec2:DescribeAddressesAttribute", "ec2:DescribeFlowLogs", "ec2:DescribeInternetGateways", "ec2:DescribeNatGateways", "ec2:DescribeNetworkAcls", "ec2:DescribeRouteTables", "ec2:DescribeVpcEndpoints"]
        write     = ["ec2:AllocateAddress", "ec2:CreateFlowLogs", "ec2:CreateInternetGateway", "ec2:CreateNatGateway", "ec2:CreateRouteTable", "ec2:CreateSubnet", "ec2:CreateVpc", "ec2:CreateVpcEndpoint"]
        resources = ["*"]
        condition = local.in_regions
      },
      {
        sid  = "OwnNetworkChanges"
        read = []
        write = [
          "ec2:AssociateRouteTable", "ec2:AttachInternetGateway", "ec2:CreateRoute", "ec2:DeleteFlowLogs", "ec2:DeleteInternetGateway", "ec2:DeleteNatGateway", "ec2:DeleteRoute", "ec2:DeleteRouteTable",
          "ec2:DeleteSubnet", "ec2:DeleteVpc", "ec2:DeleteVpcEndpoints", "ec2:DetachInternetGateway", "ec2:DisassociateAddress", "ec2:DisassociateRouteTable", "ec2:ModifySubnetAttribute", "ec2:ModifyVpcAttribute",
          "ec2:ModifyVpcEndpoint", "ec2:ReleaseAddress", "ec2:ReplaceRoute", "ec2:ReplaceRouteTableAssociation",
        ]
        resources = ["*"]
        condition = local.tagged
      },
    ] : [],
  )
}
