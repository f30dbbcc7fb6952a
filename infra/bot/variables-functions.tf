variable "image" {
  type        = string
  default     = null
  description = "Image of all functions in ECR, by digest (…amazonaws.com/NAME@sha256:…), for `architecture`."

  validation {
    condition     = var.image == null || can(regex("^[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?/[a-z0-9._/-]+@sha256:[0-9a-f]{64}$", var.image))
    error_message = "image: an image in ECR by its digest, ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME@sha256:…; a tag can be moved."
  }

  validation {
    condition     = (var.image == null) != (length(var.zips) == 0)
    error_message = "image: give either an image or zips, not both and not neither."
  }
}

variable "zips" {
  type        = map(string)
  default     = {}
  description = "Instead of an image: the path of each function's zip, with index.mjs at its top. For places where no image can be built."

  validation {
    condition     = length(var.zips) == 0 || toset(keys(var.zips)) == toset(["api", "worker"])
    error_message = "zips: one for api and one for worker."
  }

  validation {
    condition     = alltrue([for path in values(var.zips) : fileexists(path)])
    error_message = "zips: a file is not there."
  }
}

variable "zip_runtime" {
  type        = string
  default     = "nodejs22.x"
  description = "Runtime of functions from zips; the bundles need Node 22 or newer."

  validation {
    condition     = can(regex("^nodejs(2[2-9]|[3-9][0-9])\\.x$", var.zip_runtime))
    error_message = "zip_runtime: nodejs22.x or newer."
  }
}

variable "architecture" {
  type        = string
  default     = "arm64"
  description = "Processor of the functions, which the image must be built for: arm64 or x86_64."

  validation {
    condition     = contains(["arm64", "x86_64"], var.architecture)
    error_message = "architecture: arm64 or x86_64."
  }
}

variable "reserved_concurrency" {
  type = object({
    api    = optional(number)
    worker = optional(number)
  })
  default     = {}
  description = "Executions kept free for a function, which are also its most. Default none: an account must keep 100 that are not reserved, and new ones have only 10."

  validation {
    condition     = alltrue([for number in values(var.reserved_concurrency) : number == null ? true : number >= 2])
    error_message = "reserved_concurrency: at least 2, or a slow command would stop all others."
  }
}

variable "worker_concurrency" {
  type        = number
  default     = 20
  description = "Most jobs that are worked on at once, which bounds the calls to AWS and Slack."

  validation {
    condition     = var.worker_concurrency >= 2 && var.worker_concurrency <= 1000
    error_message = "worker_concurrency: 2 to 1000, as SQS triggers take it."
  }
}

variable "throttle" {
  type = object({
    rate  = optional(number, 25)
    burst = optional(number, 50)
  })
  default     = {}
  description = "Requests a second that the API takes in the long run, and at once."

  validation {
    condition     = var.throttle.rate >= 1 && var.throttle.burst >= var.throttle.rate
    error_message = "throttle: rate is at least 1, burst at least the rate."
  }
}

variable "github_webhooks" {
  type        = bool
  default     = false
  description = "Whether the API takes POST /github/webhooks, too."
}

variable "variables" {
  type        = map(string)
  default     = {}
  description = "More variables of the functions (docs/configuration.md), over those made here; never a secret, they are readable."

  validation {
    condition     = alltrue([for name in keys(var.variables) : !can(regex("SECRET$|TOKEN$|_PREVIOUS$|PASSWORD|PRIVATE_KEY", name))])
    error_message = "variables: a secret goes into Secrets Manager, by `otel secrets set NAME`."
  }
}
