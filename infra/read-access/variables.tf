variable "account_id" {
  type        = string
  description = "Account in which the stacks run."

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "An account id has 12 digits."
  }
}

variable "partition" {
  type        = string
  default     = "aws"
  description = "Partition of the ARNs: aws, aws-cn or aws-us-gov."

  validation {
    condition     = can(regex("^aws(-[a-z]+)*$", var.partition))
    error_message = "A partition is aws, aws-cn, aws-us-gov or the like."
  }
}

variable "stacks" {
  type = list(object({
    region            = string
    prefix            = optional(string, "agent-prod")
    cluster           = optional(string)
    log_groups        = optional(list(string))
    emf_log_group     = optional(string)
    dashboard         = optional(string)
    canary            = optional(string)
    topics            = optional(list(string))
    notices_rule      = optional(string)
    config_parameters = optional(list(string))
    task_roles        = optional(list(string))
  }))
  description = "The stacks that may be read, by the names of docs/configuration.md: what is not given is made from the prefix as there. `topics` are ARN patterns of SNS topics that alarms tell, `task_roles` names (patterns) of the roles whose rights are looked into, `config_parameters` the SSM parameters that hold the collector's configuration; an empty list grants none."

  validation {
    condition     = length(var.stacks) > 0
    error_message = "Name at least one stack."
  }

  validation {
    condition     = alltrue([for stack in var.stacks : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", stack.region))])
    error_message = "A region looks like us-east-1."
  }

  validation {
    condition     = alltrue([for stack in var.stacks : !strcontains("${stack.prefix}${coalesce(stack.cluster, "-")}", "*")])
    error_message = "Prefix and cluster are names, not patterns."
  }
}

variable "tier" {
  type        = string
  default     = "diagnosis"
  description = "How much the policy allows: `verify` is what commands and the checklist read; `diagnosis` adds the calls that say why a hop failed."

  validation {
    condition     = contains(["verify", "diagnosis"], var.tier)
    error_message = "The tier is verify or diagnosis."
  }
}

variable "role" {
  type = object({
    name         = optional(string)
    trusted_arn  = string
    external_id  = optional(string)
    boundary_arn = optional(string)
  })
  default     = null
  description = "Makes a role with this policy, which `trusted_arn` (the bot's worker role) may assume. Its name is PREFIX-otel-chatops-read of the first stack if none is given."

  validation {
    condition     = var.role == null ? true : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$", var.role.trusted_arn))
    error_message = "trusted_arn is the ARN of one role, the bot's worker role."
  }

  validation {
    condition = try(var.role.external_id, null) == null ? true : (
      can(regex("^[A-Za-z0-9_+=,.@:/-]+$", var.role.external_id)) && length(var.role.external_id) >= 2 && length(var.role.external_id) <= 1224
    )
    error_message = "An external id has 2 to 1224 letters, digits and _+=,.@:/- signs."
  }
}

variable "tags" {
  type        = map(string)
  default     = {}
  description = "Tags of the role."
}
