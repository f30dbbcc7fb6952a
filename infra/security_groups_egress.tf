# Ways out of the VPC: HTTPS only. With egress "endpoints" that is the endpoints and S3, where image layers are.
resource "aws_vpc_security_group_egress_rule" "https" {
  for_each = local.endpoints_on ? {} : local.task_security_groups

  security_group_id = each.value
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "HTTPS: AWS APIs, images, Grafana Cloud"
}

resource "aws_vpc_security_group_egress_rule" "endpoints" {
  for_each = local.endpoints_on ? local.task_security_groups : {}

  security_group_id            = each.value
  referenced_security_group_id = aws_security_group.endpoints[0].id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  description                  = "AWS APIs"
}

resource "aws_vpc_security_group_egress_rule" "s3" {
  for_each = local.endpoints_on ? local.task_security_groups : {}

  security_group_id = each.value
  prefix_list_id    = aws_vpc_endpoint.s3[0].prefix_list_id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  description       = "Image layers"
}
