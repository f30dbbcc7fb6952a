variable "services" {
  type = map(object({
    image                     = string
    cpu                       = optional(number, 256)
    memory                    = optional(number, 512)
    port                      = optional(number)
    count                     = optional(number, 1)
    environment               = optional(map(string), {})
    secrets                   = optional(map(string), {})
    command                   = optional(list(string))
    architecture              = optional(string, "X86_64")
    target_group_arn          = optional(string)
    client_security_group_ids = optional(list(string), [])
    policy_arns               = optional(list(string), [])
    read_only_root            = optional(bool, true)
  }))
  default     = {}
  description = <<-EOT
    Application services by name, which is also their service.name. secrets: variable to ARN of a Secrets Manager secret or an
    SSM parameter. target_group_arn: of a load balancer (type ip); name its security group in client_security_group_ids.
    policy_arns: what the application itself may do. read_only_root: the image's file system cannot be written; /tmp can,
    by root, or by the user to whom the image gives it with VOLUME /tmp.
  EOT

  validation {
    condition     = alltrue([for name in keys(var.services) : can(regex("^[a-z]([a-z0-9-]{0,26}[a-z0-9])?$", name))])
    error_message = "services: a name has 1 to 28 lower case letters, digits and hyphens, beginning with a letter."
  }

  validation {
    condition     = length(setintersection(keys(var.services), ["otel-collector", "${var.prefix}-otel-collector"])) == 0
    error_message = "services: that name is the collector's."
  }

  validation {
    condition     = alltrue([for each in var.services : can(regex("^[a-zA-Z0-9][a-zA-Z0-9._/:@-]+$", each.image))])
    error_message = "services: image is an image with its tag or digest."
  }

  validation {
    condition     = alltrue([for each in var.services : contains(lookup(local.fargate_memory, tostring(each.cpu), []), each.memory)])
    error_message = "services: cpu and memory are a pair that Fargate has, such as 256 and 512."
  }

  validation {
    condition     = alltrue([for each in var.services : each.port == null || try(each.port >= 1 && each.port <= 65535, false)])
    error_message = "services: port is from 1 to 65535."
  }

  validation {
    condition     = alltrue([for each in var.services : each.count >= 0 && floor(each.count) == each.count])
    error_message = "services: count is a whole number, not below 0."
  }

  validation {
    condition     = alltrue([for each in var.services : contains(["ARM64", "X86_64"], each.architecture)])
    error_message = "services: architecture is \"ARM64\" or \"X86_64\"."
  }

  validation {
    condition     = alltrue([for each in var.services : length(setintersection(keys(each.environment), keys(each.secrets))) == 0])
    error_message = "services: a variable is in environment or in secrets, not in both."
  }

  validation {
    condition = alltrue(flatten([for each in var.services : [for arn in values(each.secrets) :
      can(regex("^arn:aws[a-z-]*:(secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:|ssm:[a-z0-9-]+:[0-9]{12}:parameter/).+$", arn))
    ]]))
    error_message = "services: secrets are full ARNs of Secrets Manager secrets or SSM parameters, never values."
  }

  validation {
    condition     = alltrue([for each in var.services : each.port != null || (each.target_group_arn == null && length(each.client_security_group_ids) == 0)])
    error_message = "services: target_group_arn and client_security_group_ids need a port."
  }

  validation {
    condition     = alltrue(flatten([for each in var.services : [for arn in each.policy_arns : can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$", arn))]]))
    error_message = "services: policy_arns are ARNs of IAM policies."
  }

  validation {
    condition     = var.network.egress != "endpoints" || alltrue([for each in var.services : can(regex(local.private_image, each.image))])
    error_message = "services: with network.egress = \"endpoints\" an image must be in a private ECR registry (ACCOUNT.dkr.ecr.REGION.amazonaws.com/…)."
  }
}

variable "sampler" {
  type = object({
    name     = optional(string, "parentbased_always_on")
    argument = optional(string)
  })
  default     = {}
  description = "Sampler of every service: OTEL_TRACES_SAMPLER and OTEL_TRACES_SAMPLER_ARG. Default: every trace."

  validation {
    condition = contains(
      ["always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio"],
      var.sampler.name,
    )
    error_message = "sampler.name: always_on, always_off, traceidratio, or one of them after parentbased_."
  }

  validation {
    condition     = var.sampler.argument == null || try(endswith(var.sampler.name, "traceidratio") && tonumber(var.sampler.argument) >= 0 && tonumber(var.sampler.argument) <= 1, false)
    error_message = "sampler.argument: a ratio from 0 to 1, for the traceidratio samplers only."
  }
}

variable "log_level" {
  type        = string
  default     = "DEBUG"
  description = "LOG_LEVEL of every service."

  validation {
    condition     = contains(["TRACE", "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], var.log_level)
    error_message = "log_level: TRACE, DEBUG, INFO, WARNING, ERROR or CRITICAL."
  }
}
