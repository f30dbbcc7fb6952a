# shellcheck shell=bash
# Sourced where Terraform plans and applies: ephemeral variables are in no plan file, so both need them. An absent secret
# is an empty text here, and must not become an empty key.
if [ -n "${GRAFANA_CLOUD_API_KEY:-}" ]; then export TF_VAR_grafana_cloud_api_key=$GRAFANA_CLOUD_API_KEY; fi
if [ -n "${GRAFANA_CLOUD_TENANT_ID:-}" ]; then export TF_VAR_grafana_cloud_tenant_id=$GRAFANA_CLOUD_TENANT_ID; fi
