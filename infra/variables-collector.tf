variable "collector" {
  type = object({
    enabled                   = optional(bool, true)
    image                     = optional(string, "public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0")
    cpu                       = optional(number, 512)
    memory                    = optional(number, 1024)
    tasks                     = optional(number)
    max_tasks                 = optional(number, 6)
    architecture              = optional(string, "ARM64")
    max_connection_age        = optional(string, "30m")
    client_security_group_ids = optional(list(string), [])
  })
  default     = {}
  description = <<-EOT
    The collector's service. tasks: how many run at least; default 2 in production, else 1. max_connection_age: after which
    clients must connect again, so that new tasks get traffic. client_security_group_ids: who may send, besides the services
    of this stack.
  EOT

  validation {
    condition     = can(regex("^[a-zA-Z0-9][a-zA-Z0-9._/:@-]+$", var.collector.image))
    error_message = "collector.image: an image with its tag or digest, such as public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0."
  }

  validation {
    condition     = contains(lookup(local.fargate_memory, tostring(var.collector.cpu), []), var.collector.memory)
    error_message = "collector.cpu and collector.memory: a pair that Fargate has, such as 512 and 1024."
  }

  validation {
    condition     = var.collector.tasks == null || try(var.collector.tasks >= 1 && floor(var.collector.tasks) == var.collector.tasks, false)
    error_message = "collector.tasks: a whole number from 1 up; leave the collector out with enabled = false."
  }

  validation {
    condition     = var.collector.max_tasks >= coalesce(var.collector.tasks, var.environment == "production" ? 2 : 1)
    error_message = "collector.max_tasks: not below collector.tasks (2 by default in production)."
  }

  validation {
    condition     = contains(["ARM64", "X86_64"], var.collector.architecture)
    error_message = "collector.architecture: \"ARM64\" or \"X86_64\"."
  }

  validation {
    condition     = can(regex("^[1-9][0-9]*[smh]$", var.collector.max_connection_age))
    error_message = "collector.max_connection_age: a duration such as 30m."
  }

  validation {
    condition     = alltrue([for id in var.collector.client_security_group_ids : can(regex("^sg-[0-9a-z]+$", id))])
    error_message = "collector.client_security_group_ids: ids such as sg-0123456789abcdef0."
  }

  validation {
    condition     = !var.collector.enabled || var.network.egress != "endpoints" || can(regex(local.private_image, var.collector.image))
    error_message = "collector.image: with network.egress = \"endpoints\" tasks reach private ECR registries only (ACCOUNT.dkr.ecr.REGION.amazonaws.com/…)."
  }
}

variable "collector_endpoint" {
  type        = string
  default     = null
  description = "Where services send OTLP (gRPC) when collector.enabled is false, such as http://otel-collector.agents.internal:4317."

  validation {
    condition     = var.collector_endpoint == null || can(regex("^https?://[A-Za-z0-9.-]+:[0-9]{1,5}$", var.collector_endpoint))
    error_message = "collector_endpoint: a URL with its port, such as http://otel-collector.agents.internal:4317."
  }

  validation {
    condition     = var.collector_endpoint == null || !var.collector.enabled
    error_message = "collector_endpoint: only with collector.enabled = false; otherwise services use the stack's own collector."
  }

  validation {
    condition     = var.collector_endpoint != null || var.collector.enabled || length(var.services) == 0
    error_message = "collector_endpoint: without a collector of its own (collector.enabled = false) the stack must be told where its services send."
  }
}

variable "metrics" {
  type = object({
    publish  = optional(list(string), ["^agent\\.", "^gen_ai\\."])
    by_route = optional(bool, false)
  })
  default     = {}
  description = <<-EOT
    Which metrics of the applications CloudWatch publishes, besides http.server.request.duration and otel.sdk.span.started:
    publish are RE2 patterns of names, published by service.name. by_route adds http.route to request durations; each route
    of each service is then one more custom metric.
  EOT

  validation {
    condition     = alltrue([for pattern in var.metrics.publish : pattern != "" && can(regexall(pattern, ""))])
    error_message = "metrics.publish: RE2 patterns, such as ^agent\\."
  }
}
