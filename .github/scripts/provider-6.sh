#!/usr/bin/env bash
# Validates and tests every Terraform root with version 6 of the AWS provider, from the registry. Here and nowhere else it is
# shown that 6 works. PROVIDER_VERSION takes another version, and MAJOR what it must then be.
set -euo pipefail
cd "${BASH_SOURCE[0]%/*}/../.."
wanted=${PROVIDER_VERSION:-'~> 6.0'}
major=${MAJOR:-6}

place=$(mktemp -d)
cp -R infra "$place/"
for root in . bot bootstrap; do
  folder=$place/infra/$root
  [ -d "$folder" ] || { printf '::error::there is no infra/%s\n' "$root"; exit 1; }
  printf '\n== infra/%s\n' "$root"
  cat >"$folder/provider_override.tf" <<HCL
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "$wanted"
    }
  }
  backend "local" {}
}
HCL
  rm -f "$folder/.terraform.lock.hcl"
  terraform -chdir="$folder" init -upgrade -input=false -no-color
  # The newest version that the constraints allow is not always the one that was meant.
  grep -A1 '/hashicorp/aws"' "$folder/.terraform.lock.hcl" | grep -q "version *= \"$major\." ||
    { printf '::error::infra/%s was not given version %s of the provider\n' "$root" "$major"; exit 1; }
  terraform -chdir="$folder" validate -no-color
  terraform -chdir="$folder" test -no-color
done
