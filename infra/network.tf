# A small VPC of the stack's own, when no existing one is named: private subnets for tasks, and with egress "nat" public
# ones for the NAT gateway and for load balancers.
locals {
  own_network = var.network.vpc_id == null
  zone_names  = local.own_network ? slice(data.aws_availability_zones.available[0].names, 0, var.network.zones) : []
  zones       = { for index, zone in local.zone_names : zone => index }
  nat         = local.own_network && var.network.egress == "nat"

  vpc_id     = local.own_network ? one(aws_vpc.vpc[*].id) : var.network.vpc_id
  vpc_cidr   = local.own_network ? var.network.cidr : one(data.aws_vpc.existing[*].cidr_block)
  subnet_ids = local.own_network ? [for zone in local.zone_names : aws_subnet.private[zone].id] : coalesce(var.network.subnet_ids, [])
}

data "aws_vpc" "existing" {
  count = local.own_network ? 0 : 1

  id = var.network.vpc_id
}

data "aws_availability_zones" "available" {
  count = local.own_network ? 1 : 0

  state = "available"

  # Local zones have no Fargate.
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

resource "aws_vpc" "vpc" {
  count = local.own_network ? 1 : 0

  cidr_block           = var.network.cidr
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = { Name = var.prefix }
}

# The group that everything gets which names none: closed.
resource "aws_default_security_group" "closed" {
  count = local.own_network ? 1 : 0

  vpc_id = local.vpc_id
  tags   = { Name = "${var.prefix}-closed" }
}

resource "aws_subnet" "private" {
  for_each = local.zones

  vpc_id            = local.vpc_id
  availability_zone = each.key
  cidr_block        = cidrsubnet(var.network.cidr, 4, each.value)
  tags              = { Name = "${var.prefix}-private-${each.key}" }
}

resource "aws_route_table" "private" {
  count = local.own_network ? 1 : 0

  vpc_id = local.vpc_id
  tags   = { Name = "${var.prefix}-private" }
}

resource "aws_route_table_association" "private" {
  for_each = local.zones

  subnet_id      = aws_subnet.private[each.key].id
  route_table_id = aws_route_table.private[0].id
}
