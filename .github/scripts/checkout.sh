#!/usr/bin/env bash
# Puts the commit to deploy beside the tools. Environment: SHA ENVIRONMENT.
. "${BASH_SOURCE[0]%/*}/step.sh" checkout_failed

[[ $SHA =~ ^[0-9a-f]{40}$ ]] || stop checkout_failed 'The commit id is not one.'
git -C "$GITHUB_WORKSPACE" worktree add --force --detach "$release" "$SHA"
variables=infra/environments/$ENVIRONMENT.tfvars
[ -f "$release/$variables" ] ||
  stop checkout_failed "The commit has no $variables. Copy infra/terraform.tfvars.example there and commit it."
