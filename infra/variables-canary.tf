variable "canary" {
  type = object({
    enabled          = optional(bool, true)
    image            = optional(string)
    zip              = optional(string)
    zip_runtime      = optional(string, "nodejs22.x")
    architecture     = optional(string, "arm64")
    schedule_minutes = optional(number)
  })
  default     = {}
  description = <<-EOT
    The canary: a function in the collector's subnets that sends one trace and one metric when the bot asks. It is made once its
    code is given: image, the bot's own by digest (infra/bootstrap), or zip, a path (docs/canary.md). schedule_minutes: how often
    the bot sends one by itself (canary_minutes of infra/bot); then silence is an alarm too. Without it only failures are.
  EOT

  validation {
    condition     = var.canary.image == null || can(regex("^[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?/[a-z0-9._/-]+@sha256:[0-9a-f]{64}$", var.canary.image))
    error_message = "canary.image: an image in ECR by its digest, ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME@sha256:…; a tag can be moved."
  }

  validation {
    condition     = var.canary.image == null || var.canary.zip == null
    error_message = "canary: an image or a zip, not both."
  }

  validation {
    condition     = var.canary.zip == null || try(fileexists(var.canary.zip), false)
    error_message = "canary.zip: there is no such file."
  }

  validation {
    condition     = can(regex("^nodejs(2[2-9]|[3-9][0-9])\\.x$", var.canary.zip_runtime))
    error_message = "canary.zip_runtime: nodejs22.x or newer."
  }

  validation {
    condition     = contains(["arm64", "x86_64"], var.canary.architecture)
    error_message = "canary.architecture: arm64 or x86_64."
  }

  validation {
    condition = var.canary.schedule_minutes == null || try(
      var.canary.schedule_minutes >= 5 && var.canary.schedule_minutes <= 60 && floor(var.canary.schedule_minutes) == var.canary.schedule_minutes, false,
    )
    error_message = "canary.schedule_minutes: a whole number from 5 to 60."
  }
}
