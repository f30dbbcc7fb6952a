variable "environments" {
  # Rows differ in their keys, and a type of objects would drop a key that it does not know without a word.
  type        = any
  default     = [{ name = "production" }]
  description = "The table of environments: a list of rows as docs/configuration.md describes them, with the same names (readRole, logGroup …)."

  validation {
    condition     = can([for row in var.environments : row.name]) && length(var.environments) > 0
    error_message = "environments: a list of objects, each with a name."
  }

  validation {
    condition     = try(length(distinct([for row in var.environments : row.name])) == length(var.environments), false)
    error_message = "environments: two rows have one name."
  }

  validation {
    condition     = try(alltrue([for row in var.environments : can(regex("^[a-z][a-z0-9-]{0,31}$", row.name))]), false)
    error_message = "environments: a name is lower case letters, digits and hyphens, beginning with a letter, 32 at most."
  }

  validation {
    condition = try(length(setsubtract(flatten([for row in var.environments : keys(row)]), [
      "name", "prefix", "account", "region", "readRole", "externalId", "cluster", "collectorService", "services",
      "discoveryService", "discoveryNamespace", "metricNamespace", "collectorNamespace", "logGroup", "collectorLogGroup",
      "emfLogGroup", "canaryFunction", "alarmPrefix", "alarms", "noticesRule", "dashboard", "deploymentEnvironment", "variables", "grafana", "channel",
      "channels", "readerGroups",
    ])) == 0, false)
    error_message = "environments: a row has a name that docs/configuration.md does not know."
  }

  validation {
    condition = try(alltrue([for row in var.environments :
      can(regex("^[0-9]{12}$", try(row.account, "000000000000"))) &&
      can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", try(row.region, "us-east-1"))) &&
      can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[^*]+$", try(row.readRole, "arn:aws:iam::000000000000:role/read"))) &&
      alltrue([for id in concat([try(row.channel, "C0")], try(row.channels, [])) : can(regex("^[CG][A-Z0-9]+$", id))])
    ]), false)
    error_message = "environments: an account has 12 digits, a region looks like us-east-1, a readRole is a role's ARN, a channel is its id (C…), not its name."
  }
}

variable "environments_file" {
  type        = string
  default     = null
  description = "Path of the table inside the functions' code, for one that is too long for a variable; `environments` must say the same, roles are made from it."
}

variable "read_tiers" {
  type        = list(string)
  default     = ["verify", "diagnosis"]
  description = "How much of environments without a readRole the worker may read: verify, diagnosis (docs/configuration.md). Empty: nothing."

  validation {
    condition     = length(var.read_tiers) == 0 || (contains(var.read_tiers, "verify") && length(setsubtract(var.read_tiers, ["verify", "diagnosis"])) == 0)
    error_message = "read_tiers: nothing, verify, or verify and diagnosis."
  }
}

variable "canary_minutes" {
  type        = number
  default     = 15
  description = "How often a canary is sent through each environment that has one, in minutes; null: only when somebody asks. Say the same in canary.schedule_minutes of its stack, so that silence is an alarm."

  validation {
    condition     = var.canary_minutes == null || try(var.canary_minutes >= 5 && var.canary_minutes <= 60 && floor(var.canary_minutes) == var.canary_minutes, false)
    error_message = "canary_minutes: a whole number from 5 to 60, or null."
  }
}
