variable "trace_errors" {
  type = object({
    window_minutes = optional(number, 5)
    client_errors  = optional(bool, false)
  })
  default     = {}
  description = <<-EOT
    How the trace error rate is counted. window_minutes: over how long; its thresholds are in alarms.thresholds. client_errors:
    whether traces with a 4xx count too; by default only faults do (5xx, and errors that are not HTTP's).
  EOT

  validation {
    condition     = try(var.trace_errors.window_minutes >= 1 && var.trace_errors.window_minutes <= 60 && floor(var.trace_errors.window_minutes) == var.trace_errors.window_minutes, false)
    error_message = "trace_errors.window_minutes: a whole number from 1 to 60."
  }
}

variable "watched_services" {
  type        = list(string)
  default     = []
  description = "ECS services of the cluster that this stack did not make, to be watched by the alarm on unhealthy services too."

  validation {
    condition     = alltrue([for name in var.watched_services : can(regex("^[A-Za-z0-9_-]{1,255}$", name))])
    error_message = "watched_services: names of ECS services, not ARNs."
  }

  validation {
    condition     = length(distinct(var.watched_services)) == length(var.watched_services) && length(setintersection(var.watched_services, concat(keys(var.services), ["otel-collector", "${var.prefix}-otel-collector"]))) == 0
    error_message = "watched_services: each once, and not those that the stack makes itself; they are watched anyway."
  }
}
