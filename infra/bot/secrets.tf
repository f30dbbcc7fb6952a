# One secret for all: a JSON object that `otel secrets set NAME` fills. Slack and GitHub cannot rotate it by themselves.
resource "aws_secretsmanager_secret" "bot" {
  name                    = "${var.name}/secrets"
  description             = "Tokens of the otel-chatops bot, a JSON object. Filled by: otel secrets set NAME"
  kms_key_id              = local.key_arn
  recovery_window_in_days = var.secret_recovery_days
}

# An empty object to begin with, never kept in the state. AWSCURRENT is not among its labels on purpose: a secret's first
# version gets it anyway, and AWS forgets old versions in time, upon which Terraform writes this one again: as current, it
# would stand in the place of the real secrets (hashicorp/terraform-provider-aws issue 37302).
resource "aws_secretsmanager_secret_version" "empty" {
  secret_id                = aws_secretsmanager_secret.bot.id
  secret_string_wo         = "{}"
  secret_string_wo_version = 1
  version_stages           = ["empty"]

  lifecycle {
    ignore_changes = [version_stages]
  }
}
