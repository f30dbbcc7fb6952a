variable "environment" {
  type        = string
  default     = "production"
  description = "Name of the environment, as people write it in commands; value of deployment.environment in its telemetry."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,31}$", var.environment))
    error_message = "environment: lower case letters, digits and hyphens, beginning with a letter, 32 at most."
  }
}

variable "prefix" {
  type        = string
  default     = "agent-prod"
  description = "Beginning of every name that this stack gives. Two stacks in one account and region need two prefixes."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,22}[a-z0-9]$", var.prefix))
    error_message = "prefix: 2 to 24 lower case letters, digits and hyphens, beginning with a letter (a role's name must stay under 64)."
  }
}

variable "region" {
  type        = string
  default     = "us-east-1"
  description = "AWS region of the stack."

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region: a region's code, such as eu-west-1."
  }
}

variable "tags" {
  type        = map(string)
  default     = {}
  description = "Tags of every resource, besides Stack and Environment."
}

variable "log_retention_days" {
  type        = number
  default     = 30
  description = "How many days the log groups keep their lines; 0 is for ever."

  validation {
    condition = contains(
      [0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
      var.log_retention_days,
    )
    error_message = "log_retention_days: CloudWatch Logs takes 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653."
  }
}

variable "kms_key_arn" {
  type        = string
  default     = null
  description = "Key for logs, topic and secrets. Its policy must let CloudWatch Logs and CloudWatch in, as keys.tf does. Default: the stack makes one."

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$", var.kms_key_arn))
    error_message = "kms_key_arn: the ARN of a key (…:key/…), not of an alias."
  }
}

variable "permissions_boundary_arn" {
  type        = string
  default     = null
  description = "Permissions boundary of every role that is made here; infra/bootstrap makes one, and its deploy role may make roles only with it."

  validation {
    condition     = var.permissions_boundary_arn == null || can(regex("^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$", var.permissions_boundary_arn))
    error_message = "permissions_boundary_arn: the ARN of an IAM policy."
  }
}
