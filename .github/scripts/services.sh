#!/usr/bin/env bash
# Terraform has given each service its new task definition, and ECS rolls them out by itself. Here it is written down which
# services those are; the collector is started anew where only a secret's value changed.
# Environment: REGION. Writes deploy/services.json.
here=${BASH_SOURCE[0]%/*}
. "$here/step.sh" update_failed

stack show -json | node "$here/services.mjs" >"$work/services.json"
node "$here/services.mjs" restart "$work/plan.json" "$work/services.json" | while read -r cluster name; do
  aws ecs update-service --region "$REGION" --cluster "$cluster" --service "$name" --force-new-deployment \
    --query service.serviceName --output text
done
