#!/usr/bin/env bash
# Puts the secrets that the repository has into the bot's secret. Environment: AWS_REGION CHATOPS_SECRET_ID, and the secrets.
. "${BASH_SOURCE[0]%/*}/step.sh" secrets_failed

# store NAME VALUE, one at a time and by standard input: a key has many lines, and every process sees arguments.
store() {
  [ -z "$2" ] || printf '%s' "$2" | otel secrets set "$1"
}

store SLACK_BOT_TOKEN "$SLACK_BOT_TOKEN"
store SLACK_SIGNING_SECRET "$SLACK_SIGNING_SECRET"
# GitHub keeps the prefix GITHUB_ for itself, so its secrets have other names here than in the bot's.
store GITHUB_APP_PRIVATE_KEY "$GH_APP_PRIVATE_KEY"
store GITHUB_WEBHOOK_SECRET "$GH_WEBHOOK_SECRET"
