#!/usr/bin/env bash
# Builds and pushes the services' images and the bot's, and pins the collector's. What was built from this commit before is
# taken as it is: a rollback runs the image that ran, not a new build of it.
# Environment: SHA REGION IMAGE_PREFIX SERVICE_IMAGES COLLECTOR_REPOSITORY BOT_REPOSITORY BOT_PLATFORM.
# Reads deploy/variables.json; writes deploy/images.json (name to image by digest).
here=${BASH_SOURCE[0]%/*}
. "$here/step.sh" images_failed

account=$(aws sts get-caller-identity --query Account --output text)
[[ $account =~ ^[0-9]{12}$ ]] || stop images_failed 'The AWS account could not be told.'
registry=$account.dkr.ecr.$REGION.amazonaws.com
aws ecr get-login-password --region "$REGION" |
  docker login --username AWS --password-stdin "$registry" >/dev/null

# digest_of REPOSITORY TAG: the digest that the registry has, or nothing.
digest_of() {
  local answer
  if answer=$(aws ecr describe-images --region "$REGION" --repository-name "$1" --image-ids "imageTag=$2" \
    --query 'imageDetails[0].imageDigest' --output text 2>"$work/error"); then
    [[ $answer =~ ^sha256:[0-9a-f]{64}$ ]] || return 1
    printf '%s' "$answer"
  elif ! grep -q ImageNotFoundException "$work/error"; then
    cat "$work/error" >&2
    return 1
  fi
}

# pin NAME IMAGE@DIGEST
pin() { printf '%s %s\n' "$1" "$2" | tee -a "$work/images"; }

# What the bot's image holds; esbuild and what it brings have no business with the credentials.
bundle() (
  unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
  cd "$release" && npm ci --ignore-scripts --no-audit --no-fund && npm run bundle
)

# build NAME REPOSITORY CONTEXT PLATFORM
build() {
  local tag=$SHA-${4#linux/} digest
  digest=$(digest_of "$2" "$tag") || stop images_failed "The repository $2 could not be read."
  if [ -z "$digest" ]; then
    if [ "$1" = otel-chatops ]; then bundle || stop images_failed 'The bot could not be bundled.'; fi
    # Lambda and ECS take a plain image; attestations would make an index of it.
    docker build --platform "$4" --provenance=false --sbom=false --tag "$registry/$2:$tag" "$release/$3" ||
      stop images_failed "The image of $1 could not be built."
    docker push "$registry/$2:$tag" || stop images_failed "The image of $1 could not be pushed."
    digest=$(digest_of "$2" "$tag") || stop images_failed "The repository $2 could not be read."
    [ -n "$digest" ] || stop images_failed "The registry does not have the image of $1 that was pushed."
  fi
  pin "$1" "$registry/$2@$digest"
}

: >"$work/images"
read -ra builds <<<"${SERVICE_IMAGES//[,$'\n']/ }"
for each in "${builds[@]}"; do
  [[ $each =~ ^([a-z]([a-z0-9-]*[a-z0-9])?)=([A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*)$ && $each != *..* ]] ||
    stop images_failed 'SERVICE_IMAGES: pairs such as agent-api=examples/agent-api.'
  name=${BASH_REMATCH[1]} context=${BASH_REMATCH[3]}
  platform=$(node "$here/variables.mjs" platform "$name" <"$work/variables.json")
  if [ -z "$platform" ]; then
    annotate notice "$name is not built: the environment has no service of that name."
    continue
  fi
  build "$name" "$IMAGE_PREFIX/$name" "$context" "$platform"
done

source=$(node "$here/variables.mjs" collector <"$work/variables.json")
if [ -n "$source" ]; then
  digest=${source##*@}
  [ "$digest" != "$source" ] ||
    digest=$(docker buildx imagetools inspect "$source" --format '{{json .Manifest}}' | node "$here/variables.mjs" digest)
  [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || stop images_failed 'The digest of the collector image could not be told.'
  name=${source%@*}
  [[ ${name##*/} != *:* ]] || name=${name%:*}
  if [ -n "$COLLECTOR_REPOSITORY" ] && [[ $name != "$registry"/* ]]; then
    tag=${digest#sha256:}
    copied=$(digest_of "$COLLECTOR_REPOSITORY" "$tag") ||
      stop images_failed "The repository $COLLECTOR_REPOSITORY could not be read."
    if [ -z "$copied" ]; then
      docker buildx imagetools create --tag "$registry/$COLLECTOR_REPOSITORY:$tag" "$name@$digest" ||
        stop images_failed 'The collector image could not be copied.'
      copied=$(digest_of "$COLLECTOR_REPOSITORY" "$tag") || copied=
    fi
    [ "$copied" = "$digest" ] || stop images_failed 'The copy of the collector image is not the image that was copied.'
    name=$registry/$COLLECTOR_REPOSITORY
  fi
  pin otel-collector "$name@$digest"
fi

if [ -n "$BOT_REPOSITORY" ]; then build otel-chatops "$BOT_REPOSITORY" . "$BOT_PLATFORM"; fi
node "$here/variables.mjs" images <"$work/images" >"$work/images.json"
