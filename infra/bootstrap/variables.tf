variable "name" {
  type        = string
  default     = "otel-chatops"
  description = "Name of the bot, as in infra/bot. What is made here is called after it, too."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,30}[a-z0-9]$", var.name))
    error_message = "name: 2 to 32 lower case letters, digits and hyphens, beginning with a letter."
  }
}

variable "prefixes" {
  type        = list(string)
  default     = ["agent-prod"]
  description = "Prefixes of the stacks of this account, as in infra/. The deploy role reaches nothing that is called otherwise."

  validation {
    condition     = length(var.prefixes) > 0 && alltrue([for prefix in var.prefixes : can(regex("^[a-z][a-z0-9-]{0,22}[a-z0-9]$", prefix))])
    error_message = "prefixes: at least one; each 2 to 24 lower case letters, digits and hyphens, beginning with a letter."
  }
}

variable "region" {
  type        = string
  default     = "us-east-1"
  description = "AWS region of the state bucket and the image repositories."

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region: a region's code, such as eu-west-1."
  }
}

variable "regions" {
  type        = list(string)
  default     = []
  description = "More regions in which stacks are deployed."

  validation {
    condition     = alltrue([for region in var.regions : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", region))])
    error_message = "regions: codes of regions, such as eu-west-1."
  }
}

variable "tags" {
  type        = map(string)
  default     = {}
  description = "Tags of every resource, besides Bootstrap."
}

variable "state_bucket" {
  type        = string
  default     = null
  description = "Name of the bucket of Terraform's state. Default: NAME-state-ACCOUNT-REGION."

  validation {
    condition     = var.state_bucket == null || can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.state_bucket))
    error_message = "state_bucket: 3 to 63 lower case letters, digits, dots and hyphens."
  }
}

variable "services" {
  type        = list(string)
  default     = ["agent-api"]
  description = "Services whose images the workflow builds: each gets the repository PREFIX/SERVICE of the first prefix."

  validation {
    condition     = alltrue([for service in var.services : can(regex("^[a-z]([a-z0-9-]*[a-z0-9])?$", service))])
    error_message = "services: lower case letters, digits and hyphens."
  }
}

variable "deploys_policy" {
  type        = string
  default     = null
  description = "Policy JSON that infra/bot prints as deploys_policy: by it the workflow claims deploys in the bot's table. Unknown the first time."

  validation {
    condition     = var.deploys_policy == null || can(jsondecode(var.deploys_policy).Statement)
    error_message = "deploys_policy: a policy as JSON, by terraform -chdir=../bot output -raw deploys_policy."
  }
}

variable "read_role_arns" {
  type        = list(string)
  default     = []
  description = "Read roles of stacks in other accounts, as the bot's table of environments names them (readRole)."

  validation {
    condition     = alltrue([for arn in var.read_role_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[^*?]+$", arn))])
    error_message = "read_role_arns: whole ARNs of roles, without *."
  }
}
