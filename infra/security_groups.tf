locals {
  # OTLP over gRPC and over HTTP.
  otlp_ports = { grpc = 4317, http = 4318 }

  task_security_groups = merge(
    { services = aws_security_group.services.id },
    { for name in local.collector_enabled ? ["collector"] : [] : name => aws_security_group.collector[0].id },
  )

  collector_clients = merge(
    { services = aws_security_group.services.id },
    { for id in var.collector.client_security_group_ids : id => id },
  )

  collector_ways_in = local.collector_enabled ? merge([for client, id in local.collector_clients : {
    for protocol, port in local.otlp_ports : "${client}-${protocol}" => { group = id, client = client, port = port }
  }]...) : {}

  service_ways_in = merge([for name, service in var.services : {
    for client in concat(["services"], service.client_security_group_ids) :
    "${name}-${client}" => { client = client, group = client == "services" ? aws_security_group.services.id : client, port = service.port, name = name }
    if service.port != null
  }]...)
}

resource "aws_security_group" "services" {
  name        = "${var.prefix}-services"
  description = "Application services of ${var.prefix}"
  vpc_id      = local.vpc_id
  tags        = { Name = "${var.prefix}-services" }
}

resource "aws_security_group" "collector" {
  count = local.collector_enabled ? 1 : 0

  name        = "${var.prefix}-otel-collector"
  description = "OpenTelemetry collector of ${var.prefix}"
  vpc_id      = local.vpc_id
  tags        = { Name = "${var.prefix}-otel-collector" }
}

resource "aws_vpc_security_group_ingress_rule" "collector" {
  for_each = local.collector_ways_in

  security_group_id            = aws_security_group.collector[0].id
  referenced_security_group_id = each.value.group
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  description                  = "OTLP from ${each.value.client}"
}

resource "aws_vpc_security_group_ingress_rule" "service" {
  for_each = local.service_ways_in

  security_group_id            = aws_security_group.services.id
  referenced_security_group_id = each.value.group
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  description                  = "${each.value.name} from ${each.value.client}"
}

# Databases, each other, the collector: who may come in is for the other end to say.
resource "aws_vpc_security_group_egress_rule" "services_inside" {
  security_group_id = aws_security_group.services.id
  cidr_ipv4         = local.vpc_cidr
  ip_protocol       = "tcp"
  from_port         = 0
  to_port           = 65535
  description       = "Inside the VPC"
}
