mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  parts    = { alarms = false, dashboard = false }
  services = { agent-api = { image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/agent-api:v1" } }
}

run "a_network_of_its_own_has_two_zones_and_one_way_out" {
  command = plan

  assert {
    condition     = values(aws_subnet.private)[*].cidr_block == ["10.42.0.0/20", "10.42.16.0/20"] && values(aws_subnet.public)[*].cidr_block == ["10.42.128.0/20", "10.42.144.0/20"]
    error_message = "Two private and two public subnets that do not overlap."
  }

  assert {
    condition     = length(aws_nat_gateway.nat) == 1 && aws_route.nat[0].destination_cidr_block == "0.0.0.0/0" && length(aws_vpc_endpoint.interface) == 0
    error_message = "One NAT gateway, no endpoints."
  }

  assert {
    condition     = length(aws_default_security_group.closed) == 1 && aws_flow_log.rejected[0].traffic_type == "REJECT" && alltrue([for subnet in aws_subnet.public : !subnet.map_public_ip_on_launch])
    error_message = "The default group is closed, refused traffic is logged, nothing gets a public address by itself."
  }

  assert {
    condition     = keys(aws_vpc_security_group_egress_rule.https) == ["collector", "services"] && alltrue([for rule in aws_vpc_security_group_egress_rule.https : rule.from_port == 443 && rule.to_port == 443])
    error_message = "Out of the VPC goes HTTPS alone."
  }
}

run "endpoints_reach_what_a_task_calls_and_nothing_else" {
  command = plan

  variables {
    network   = { egress = "endpoints" }
    collector = { image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/aws-otel-collector:v0.49.0" }
  }

  assert {
    condition     = keys(aws_vpc_endpoint.interface) == ["ecr.api", "ecr.dkr", "logs", "ssm", "xray"] && length(aws_vpc_endpoint.s3) == 1
    error_message = "The endpoints that the stack needs."
  }

  assert {
    condition     = length(aws_nat_gateway.nat) + length(aws_internet_gateway.gateway) + length(aws_subnet.public) + length(aws_vpc_security_group_egress_rule.https) == 0
    error_message = "No way to the internet."
  }

  assert {
    condition     = keys(aws_vpc_security_group_ingress_rule.endpoints) == ["collector", "services"] && keys(aws_vpc_security_group_egress_rule.endpoints) == ["collector", "services"]
    error_message = "Collector and services reach the endpoints."
  }
}

run "a_secret_brings_the_endpoint_of_secrets_manager" {
  command = plan

  variables {
    network   = { egress = "endpoints" }
    collector = { image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/aws-otel-collector:v0.49.0" }
    services = { agent-api = {
      image   = "123456789012.dkr.ecr.us-east-1.amazonaws.com/agent-api:v1"
      secrets = { API_KEY = "arn:aws:secretsmanager:us-east-1:123456789012:secret:api-AbCdEf" }
    } }
  }

  assert {
    condition     = contains(keys(aws_vpc_endpoint.interface), "secretsmanager")
    error_message = "A task that reads a secret must reach Secrets Manager."
  }
}

run "an_existing_network_is_used_as_it_is" {
  command = plan

  variables {
    network            = { vpc_id = "vpc-0existing", subnet_ids = ["subnet-0a", "subnet-0b"] }
    existing_cluster   = "shared"
    existing_namespace = "agents.internal"
  }

  assert {
    condition     = length(aws_vpc.vpc) + length(aws_subnet.private) + length(aws_nat_gateway.nat) + length(aws_default_security_group.closed) + length(aws_flow_log.rejected) == 0
    error_message = "Nothing is made in an existing network but security groups."
  }

  assert {
    condition     = one(aws_ecs_service.collector[0].network_configuration).subnets == toset(["subnet-0a", "subnet-0b"]) && aws_security_group.collector[0].vpc_id == "vpc-0existing"
    error_message = "Tasks run in the named subnets."
  }

  assert {
    condition     = length(aws_ecs_cluster.cluster) == 0 && aws_ecs_service.collector[0].cluster == "arn:aws:ecs:us-east-1:123456789012:cluster/shared" && aws_appautoscaling_target.collector[0].resource_id == "service/shared/agent-prod-otel-collector"
    error_message = "The existing cluster runs them."
  }

  assert {
    condition     = length(aws_service_discovery_private_dns_namespace.namespace) == 0 && one(aws_service_discovery_service.collector[0].dns_config).namespace_id == "ns-existing" && output.collector_endpoint == "http://otel-collector.agents.internal:4317"
    error_message = "The collector is found in the existing namespace."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.services_inside.cidr_ipv4 == "10.0.0.0/16"
    error_message = "Inside is the existing VPC."
  }
}
