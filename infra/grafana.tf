# The token reaches the secret by a write-only argument from ephemeral variables: neither plan nor state holds it.
resource "aws_secretsmanager_secret" "grafana" {
  count = local.grafana_enabled ? 1 : 0

  name        = "${var.prefix}/grafana"
  description = "Basic authorization of Grafana Cloud's OTLP gateway for ${var.prefix}"
  kms_key_id  = local.key_arn
  # Gone at once: the token can be made anew, and a waiting secret would keep its name from a Grafana switched on again.
  recovery_window_in_days = 0
}

resource "aws_secretsmanager_secret_version" "grafana" {
  count = local.grafana_enabled ? 1 : 0

  secret_id = aws_secretsmanager_secret.grafana[0].id
  # Base64 of TENANT:KEY, as the collector's header wants it. Sent when secret_version changes and at no other time, so other
  # runs need no key; an empty one is refused by Secrets Manager.
  secret_string_wo         = var.grafana_cloud_api_key == null ? "" : base64encode("${var.grafana_cloud_tenant_id}:${var.grafana_cloud_api_key}")
  secret_string_wo_version = var.grafana.secret_version
}

locals {
  grafana_secret_arns = aws_secretsmanager_secret.grafana[*].arn
}
