variable "trace_errors_from" {
  type        = string
  default     = "groups"
  description = "Where the trace error rate comes from: two X-Ray groups, or, with Transaction Search on, a metric filter on aws/spans."

  validation {
    condition     = contains(["groups", "spans"], var.trace_errors_from)
    error_message = "trace_errors_from: \"groups\" or \"spans\"."
  }
}

variable "parts" {
  type = object({
    alarms    = optional(bool, true)
    dashboard = optional(bool, true)
  })
  default     = {}
  description = "Parts that a team may leave out because it has its own."
}

variable "alarms" {
  type = object({
    emails      = optional(list(string), [])
    topic_arns  = optional(list(string), [])
    runbook_url = optional(string)
    severity    = optional(string, "page")
    channel     = optional(string)
    thresholds = optional(object({
      collector_memory_percent = optional(number, 80)
      trace_error_percent      = optional(number, 1)
      trace_minimum            = optional(number, 100)
      export_success_percent   = optional(number, 99)
    }), {})
  })
  default     = {}
  description = <<-EOT
    Who hears of alarms besides the bot (mail addresses, topics of your own), the folder of runbooks that each alarm links into
    (docs/runbooks of your copy of this repository), the tags by which they are routed (severity, channel: a Slack channel id), and
    the thresholds. trace_minimum: traces in the window below which the error rate says nothing.
  EOT

  validation {
    condition     = alltrue([for address in var.alarms.emails : can(regex("^[^@\\s]+@[^@\\s]+$", address))])
    error_message = "alarms.emails: mail addresses."
  }

  validation {
    condition     = alltrue([for arn in var.alarms.topic_arns : can(regex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:.+$", arn))])
    error_message = "alarms.topic_arns: ARNs of SNS topics."
  }

  validation {
    condition     = var.alarms.runbook_url == null || can(regex("^https://", var.alarms.runbook_url))
    error_message = "alarms.runbook_url: an https URL."
  }

  validation {
    condition     = var.alarms.channel == null || can(regex("^[CG][A-Z0-9]+$", var.alarms.channel))
    error_message = "alarms.channel: the id of a Slack channel, such as C0123456789."
  }

  validation {
    condition = alltrue([
      for percent in [
        var.alarms.thresholds.collector_memory_percent, var.alarms.thresholds.trace_error_percent, var.alarms.thresholds.export_success_percent,
      ] : percent > 0 && percent < 100
    ]) && var.alarms.thresholds.trace_minimum >= 1
    error_message = "alarms.thresholds: percentages between 0 and 100, trace_minimum from 1 up."
  }
}

variable "notices_queue_arn" {
  type        = string
  default     = null
  description = "Queue of the bot (its output notices_queue_arn) to which EventBridge sends alarm and deployment state changes."

  validation {
    condition     = var.notices_queue_arn == null || can(regex("^arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:.+$", var.notices_queue_arn))
    error_message = "notices_queue_arn: the ARN of an SQS queue."
  }
}

variable "read_role" {
  type = object({
    bot_role_arn = string
    external_id  = optional(string)
  })
  default     = null
  description = "Makes PREFIX-otel-chatops-read, which a bot in another account assumes (its output worker_role_arn) to read this stack."

  validation {
    condition     = var.read_role == null || can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$", var.read_role.bot_role_arn))
    error_message = "read_role.bot_role_arn: the ARN of the bot's worker role."
  }

  validation {
    condition = try(var.read_role.external_id, null) == null || try(
      can(regex("^[A-Za-z0-9+=,.@:/_-]+$", var.read_role.external_id)) && length(var.read_role.external_id) >= 2 && length(var.read_role.external_id) <= 1224,
      false,
    )
    error_message = "read_role.external_id: 2 to 1224 letters, digits and + = , . @ : / _ -"
  }
}
