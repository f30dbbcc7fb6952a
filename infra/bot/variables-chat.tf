variable "slack" {
  type = object({
    team_ids      = list(string)
    app_id        = optional(string)
    enterprise_id = optional(string)
  })
  description = "Workspaces that may ask (T…), and, once the app is created, its id (A…), by which requests for other apps are refused."

  validation {
    condition     = length(var.slack.team_ids) > 0 && alltrue([for id in var.slack.team_ids : can(regex("^T[A-Z0-9]+$", id))])
    error_message = "slack.team_ids: at least one id of a workspace, T and then capital letters and digits."
  }

  validation {
    condition     = var.slack.app_id == null ? true : can(regex("^A[A-Z0-9]+$", var.slack.app_id))
    error_message = "slack.app_id: A and then capital letters and digits."
  }

  validation {
    condition     = var.slack.enterprise_id == null ? true : can(regex("^E[A-Z0-9]+$", var.slack.enterprise_id))
    error_message = "slack.enterprise_id: E and then capital letters and digits."
  }
}

variable "language" {
  type        = string
  default     = "en"
  description = "Language where the reader has no locale that the bot speaks: en or zh-CN."

  validation {
    condition     = contains(["en", "zh-CN"], var.language)
    error_message = "language: en or zh-CN."
  }
}

variable "log_content" {
  type        = string
  default     = "full"
  description = "How much of a log line may enter Slack: full, keys or links."

  validation {
    condition     = contains(["full", "keys", "links"], var.log_content)
    error_message = "log_content: full, keys or links."
  }
}

variable "alarms" {
  type = object({
    emails      = optional(list(string), [])
    runbook_url = optional(string)
    severity    = optional(string, "page")
  })
  default     = {}
  description = "Who is told that the bot itself is broken: addresses of people, since Slack may be what is broken. Each must be confirmed by its owner. `runbook_url` is where docs/runbooks of this repository can be read; without it alarms name the page's path, `severity` a tag of each alarm."

  validation {
    condition     = alltrue([for email in var.alarms.emails : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", email))])
    error_message = "alarms.emails: an address looks like name@example.com."
  }

  validation {
    condition     = var.alarms.runbook_url == null || can(regex("^https://", var.alarms.runbook_url))
    error_message = "alarms.runbook_url: begins with https://."
  }
}

variable "operator_arns" {
  type        = list(string)
  default     = []
  description = "ARNs or patterns of people's roles that may put messages into the queues, as sending dead letters back does. Nobody else but the bot may."

  validation {
    condition     = alltrue([for arn in var.operator_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/[^*]", arn))])
    error_message = "operator_arns: an ARN of a role or user, arn:aws:iam::ACCOUNT:role/NAME; a pattern needs a beginning."
  }
}
