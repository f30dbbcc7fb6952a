variable "github_subjects" {
  type = object({
    deploy = optional(list(string), [])
    plan   = optional(list(string), [])
  })
  default     = {}
  description = "Who may take the two roles: whole `sub` claims of GitHub's tokens. deploy: of an environment, repo:ORG/REPO:environment:production. plan: of pull requests or a branch, repo:ORG/REPO:pull_request. Repositories made after July 15, 2026 say repo:ORG@ID/REPO@ID:… instead. None: the role is not made."

  validation {
    condition     = alltrue([for subject in var.github_subjects.deploy : can(regex("^repo:[A-Za-z0-9_.-]+(@[0-9]+)?/[A-Za-z0-9_.-]+(@[0-9]+)?:environment:[A-Za-z0-9_.-]+$", subject))])
    error_message = "github_subjects.deploy: repo:ORG/REPO:environment:NAME or repo:ORG@ID/REPO@ID:environment:NAME, whole and without *. An environment, since its protection rules decide who deploys."
  }

  validation {
    condition     = alltrue([for subject in var.github_subjects.plan : can(regex("^repo:[A-Za-z0-9_.-]+(@[0-9]+)?/[A-Za-z0-9_.-]+(@[0-9]+)?:(pull_request|ref:refs/(heads|tags)/[^*?]+|environment:[A-Za-z0-9_.-]+)$", subject))])
    error_message = "github_subjects.plan: repo:ORG/REPO:pull_request or repo:ORG/REPO:ref:refs/heads/BRANCH (or with @ID), whole and without *."
  }
}

variable "github_oidc_provider_arn" {
  type        = string
  default     = null
  description = "GitHub's OIDC provider, where the account has it already (there can be one). Default: it is made."

  validation {
    condition     = var.github_oidc_provider_arn == null || can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:oidc-provider/token\\.actions\\.githubusercontent\\.com$", var.github_oidc_provider_arn))
    error_message = "github_oidc_provider_arn: arn:aws:iam::ACCOUNT:oidc-provider/token.actions.githubusercontent.com."
  }
}

variable "own_network" {
  type        = bool
  default     = true
  description = "Whether stacks make their own VPC; without, the deploy role may not touch networks but for security groups."
}

variable "service_actions" {
  type        = list(string)
  default     = []
  description = "Actions that roles of services may be given besides those of the stack itself (by policy_arns), such as s3:GetObject or bedrock:InvokeModel."

  validation {
    condition     = alltrue([for action in var.service_actions : can(regex("^[a-z0-9-]+:[A-Za-z]+\\*?$", action)) && !can(regex("^(iam|sts|organizations|account):", action))])
    error_message = "service_actions: SERVICE:Action; none of iam, sts, organizations or account, and no * for a whole service."
  }
}
