variable "name" {
  type        = string
  default     = "otel-chatops"
  description = "Beginning of every name that the bot's resources get. Two bots in one account and region need two names."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,30}[a-z0-9]$", var.name))
    error_message = "name: 2 to 32 lower case letters, digits and hyphens, beginning with a letter."
  }
}

variable "region" {
  type        = string
  default     = "us-east-1"
  description = "AWS region of the bot. The environments may be elsewhere."

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region: a region's code, such as eu-west-1."
  }
}

variable "tags" {
  type        = map(string)
  default     = {}
  description = "Tags of every resource, besides Bot."
}

variable "kms_key_arn" {
  type        = string
  default     = null
  description = "Key for variables, queues, table, logs, topic and secret. Its policy must let the same services in as keys.tf does. Default: a key is made."

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

variable "deletion_protection" {
  type        = bool
  default     = true
  description = "Whether the table, with its locks, deploys and audit rows, refuses to be deleted."
}

variable "secret_recovery_days" {
  type        = number
  default     = 30
  description = "Days in which a deleted secret can be had back; 0 deletes it at once."

  validation {
    condition     = var.secret_recovery_days == 0 || (var.secret_recovery_days >= 7 && var.secret_recovery_days <= 30)
    error_message = "secret_recovery_days: 0, or 7 to 30."
  }
}

variable "log_retention_days" {
  type        = number
  default     = 365
  description = "Days that the bot's logs are kept, which tell who asked for what; 0 is for ever."

  validation {
    condition = contains(
      [0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
      var.log_retention_days,
    )
    error_message = "log_retention_days: one of the numbers that CloudWatch Logs takes, such as 0, 30, 90 or 365."
  }
}
