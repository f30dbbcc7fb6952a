# The way out to AWS services only: what a task of this stack calls, and no more, since each endpoint costs by the hour and zone.
locals {
  endpoints_on = local.own_network && var.network.egress == "endpoints"

  # EMF goes through Logs, so CloudWatch's own endpoint is not among them; task roles get credentials without STS.
  endpoint_services = local.endpoints_on ? toset(concat(
    ["ecr.api", "ecr.dkr", "logs"],
    var.collector.enabled ? ["xray"] : [],
    # The collector's config is a parameter.
    var.collector.enabled || length(local.parameter_arns) > 0 ? ["ssm"] : [],
    length(local.secret_arns) > 0 ? ["secretsmanager"] : [],
  )) : toset([])
}

resource "aws_vpc_endpoint" "interface" {
  for_each = local.endpoint_services

  vpc_id              = local.vpc_id
  service_name        = "com.amazonaws.${var.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = local.subnet_ids
  security_group_ids  = [aws_security_group.endpoints[0].id]
  tags                = { Name = "${var.prefix}-${each.key}" }
}

# Image layers are in S3.
resource "aws_vpc_endpoint" "s3" {
  count = local.endpoints_on ? 1 : 0

  vpc_id            = local.vpc_id
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [aws_route_table.private[0].id]
  tags              = { Name = "${var.prefix}-s3" }
}

resource "aws_security_group" "endpoints" {
  count = local.endpoints_on ? 1 : 0

  name        = "${var.prefix}-endpoints"
  description = "Interface endpoints of ${var.prefix}"
  vpc_id      = local.vpc_id
  tags        = { Name = "${var.prefix}-endpoints" }
}

resource "aws_vpc_security_group_ingress_rule" "endpoints" {
  for_each = local.endpoints_on ? local.task_security_groups : {}

  security_group_id            = aws_security_group.endpoints[0].id
  referenced_security_group_id = each.value
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  description                  = "AWS APIs, from ${each.key}"
}
