#!/usr/bin/env bash
# Gives the bot's functions the image of this commit. Environment: AWS_REGION BOT_NAME BOT_FUNCTIONS. Reads deploy/images.json.
here=${BASH_SOURCE[0]%/*}
. "$here/step.sh" bot_failed

image=$(node -p 'JSON.parse(require("fs").readFileSync(0, "utf8"))["otel-chatops"] ?? ""' <"$work/images.json")
[ -n "$image" ] || stop bot_failed 'BOT_NAME needs BOT_REPOSITORY, the repository of its image.'
[[ $BOT_NAME =~ ^[A-Za-z0-9_-]{1,48}$ ]] || stop bot_failed 'BOT_NAME: letters, digits, hyphens and underscores.'
read -ra functions <<<"$BOT_FUNCTIONS"
for each in "${functions[@]}"; do
  aws lambda update-function-code --function-name "$BOT_NAME-$each" --image-uri "$image" --query CodeSha256 --output text
  aws lambda wait function-updated-v2 --function-name "$BOT_NAME-$each"
done
