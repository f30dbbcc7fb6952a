#!/usr/bin/env bash
# Applies the saved plan, that and nothing else. Environment: the Grafana secrets.
here=${BASH_SOURCE[0]%/*}
. "$here/step.sh" apply_failed
. "$here/grafana.sh"

stack apply -input=false -no-color -lock-timeout=5m "$work/stack.tfplan" ||
  stop apply_failed 'Terraform could not apply all of the plan. What it made stays; a further deploy goes on from there.'
