variable "grafana" {
  type = object({
    gateway_url    = string
    secret_version = optional(number, 1)
  })
  default     = null
  description = <<-EOT
    Grafana Cloud as a second place for traces and metrics. gateway_url: the OTLP endpoint of the Grafana stack, ending in
    /otlp. secret_version: raise it to have a new key written.
  EOT

  validation {
    condition     = var.grafana == null || can(regex("^https://[a-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._-]+)*/otlp$", var.grafana.gateway_url))
    error_message = "grafana.gateway_url: the base URL, https and ending in /otlp, such as https://otlp-gateway-prod-eu-west-2.grafana.net/otlp."
  }

  validation {
    condition     = var.grafana == null || try(var.grafana.secret_version >= 1 && floor(var.grafana.secret_version) == var.grafana.secret_version, false)
    error_message = "grafana.secret_version: a whole number from 1 up."
  }

  validation {
    condition     = var.grafana == null || var.network.egress != "endpoints"
    error_message = "grafana: not with network.egress = \"endpoints\", which reaches AWS services only; use \"nat\"."
  }

  validation {
    condition     = var.grafana == null || var.collector.enabled
    error_message = "grafana: it is the stack's collector that sends there; not with collector.enabled = false."
  }

  validation {
    # The delta conversion forgets a series after 5 minutes; a client that moves sooner would be counted twice.
    condition     = var.grafana == null || can(regex("^([6-9]|[1-9][0-9]+)m$|^[1-9][0-9]*h$", var.collector.max_connection_age))
    error_message = "grafana: collector.max_connection_age must then be 6m or more, in minutes or hours, since metrics are converted to deltas with a memory of 5 minutes."
  }
}

variable "grafana_cloud_api_key" {
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true
  description = "Access policy token with traces:write and metrics:write. Never in a file: TF_VAR_grafana_cloud_api_key."
}

variable "grafana_cloud_tenant_id" {
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true
  description = "Instance id of the Grafana stack, a number. Never in a file: TF_VAR_grafana_cloud_tenant_id."

  validation {
    condition     = var.grafana_cloud_tenant_id == null || can(regex("^[0-9]+$", var.grafana_cloud_tenant_id))
    error_message = "grafana_cloud_tenant_id: a number."
  }

  validation {
    condition     = (var.grafana_cloud_tenant_id == null) == (var.grafana_cloud_api_key == null)
    error_message = "grafana_cloud_tenant_id and grafana_cloud_api_key belong together."
  }
}
