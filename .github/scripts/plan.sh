#!/usr/bin/env bash
# Plans the stack with the images of this deploy, and saves the plan.
# Environment: ENVIRONMENT REGION, and the Grafana secrets. Writes deploy/stack.tfplan and deploy/plan.json (what changes).
here=${BASH_SOURCE[0]%/*}
. "$here/step.sh" plan_failed
. "$here/grafana.sh"

node "$here/release.mjs" "$work/variables.json" "$work/images.json" >"$work/release.tfvars.json"
stack plan -input=false -no-color -lock-timeout=5m -out="$work/stack.tfplan" \
  -var-file="environments/$ENVIRONMENT.tfvars" -var-file="$work/release.tfvars.json" \
  -var="environment=$ENVIRONMENT" -var="region=$REGION" || stop plan_failed 'Terraform could not plan. Nothing was changed.'
stack show -json "$work/stack.tfplan" | node "$here/plan.mjs" >"$work/plan.json"
