variable "network" {
  type = object({
    vpc_id     = optional(string)
    subnet_ids = optional(list(string))
    cidr       = optional(string, "10.42.0.0/16")
    zones      = optional(number, 2)
    egress     = optional(string, "nat")
  })
  default     = {}
  description = <<-EOT
    Either an existing VPC (vpc_id and its private subnets, which have a way out), or, without vpc_id, a small VPC of the
    stack's own (cidr, zones). egress says how tasks get out: "nat" to anywhere, "endpoints" to AWS services only.
    In an existing VPC nothing is made for it.
  EOT

  validation {
    condition     = (var.network.vpc_id == null) == (length(coalesce(var.network.subnet_ids, [])) == 0)
    error_message = "network: vpc_id and subnet_ids belong together; give both for an existing VPC, or neither."
  }

  validation {
    condition     = var.network.vpc_id == null || can(regex("^vpc-[0-9a-z]+$", var.network.vpc_id))
    error_message = "network.vpc_id: an id such as vpc-0123456789abcdef0."
  }

  validation {
    condition     = alltrue([for id in coalesce(var.network.subnet_ids, []) : can(regex("^subnet-[0-9a-z]+$", id))])
    error_message = "network.subnet_ids: ids such as subnet-0123456789abcdef0."
  }

  validation {
    condition     = can(cidrhost(var.network.cidr, 1)) && can(regex("/(1[6-9]|2[0-4])$", var.network.cidr))
    error_message = "network.cidr: an IPv4 block from /16 to /24, such as 10.42.0.0/16."
  }

  validation {
    condition     = contains([1, 2, 3, 4], var.network.zones)
    error_message = "network.zones: 1 to 4 availability zones."
  }

  validation {
    condition     = contains(["nat", "endpoints"], var.network.egress)
    error_message = "network.egress: \"nat\" or \"endpoints\"."
  }
}

variable "existing_cluster" {
  type        = string
  default     = null
  description = "Name of an ECS cluster to use. Default: the stack makes PREFIX-cluster."

  validation {
    condition     = var.existing_cluster == null || can(regex("^[A-Za-z0-9_-]{1,255}$", var.existing_cluster))
    error_message = "existing_cluster: the cluster's name, not its ARN."
  }
}

variable "existing_namespace" {
  type        = string
  default     = null
  description = "Name of a private DNS namespace of Cloud Map in the stack's VPC to use. Default: the stack makes PREFIX.local."

  validation {
    condition     = var.existing_namespace == null || can(regex("^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$", var.existing_namespace))
    error_message = "existing_namespace: a DNS name, such as agents.internal."
  }
}

variable "container_insights" {
  type        = string
  default     = "enhanced"
  description = "Container Insights of the cluster: enabled or enhanced (task level, billed by metric). Of an existing cluster: what it has."

  validation {
    condition     = contains(["enabled", "enhanced"], var.container_insights)
    error_message = "container_insights: \"enabled\" or \"enhanced\"; the alarms read its task counts."
  }
}
