#!/usr/bin/env bash
# Starts Terraform on the environment's state, and reads what the commit says of services and collector.
# Environment: ENVIRONMENT TF_STATE_BUCKET TF_STATE_KEY TF_STATE_REGION. Writes deploy/variables.json.
. "${BASH_SOURCE[0]%/*}/step.sh" plan_failed

[ -n "$TF_STATE_BUCKET" ] || stop plan_failed 'Set the variable TF_STATE_BUCKET to the bucket that infra/bootstrap made.'
stack init -input=false -no-color \
  -backend-config="bucket=$TF_STATE_BUCKET" -backend-config="key=$TF_STATE_KEY" -backend-config="region=$TF_STATE_REGION"

# Base64, since the console quotes text in its own way.
printf '%s\n' 'base64encode(jsonencode({ services = var.services, collector = var.collector }))' |
  stack console -var-file="environments/$ENVIRONMENT.tfvars" -var="environment=$ENVIRONMENT" |
  tr -d '"\r\n' | base64 --decode >"$work/variables.json"
