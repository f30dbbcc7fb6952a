#!/usr/bin/env bash
# Decides what is deployed where, or refuses. All that a person, or whoever can dispatch, may have written is checked here,
# before anything uses it. Environment: EVENT REF DEFAULT_BRANCH RUN_ID HEAD DEPLOY_ID SHA ENVIRONMENT DEPLOY_ENVIRONMENTS.
# Outputs: ready, deploy_id, sha, environment. Fails closed.
set -euo pipefail
export LC_ALL=C

refuse() {
  # The value itself is not shown: it may hold anything.
  printf '::error::%s\n' "$1"
  printf '### Not deployed\n\n%s\n' "$1" >>"$GITHUB_STEP_SUMMARY"
  exit 1
}

if [ -z "${DEPLOY_ENVIRONMENTS:-}" ]; then
  how='Set the repository variable DEPLOY_ENVIRONMENTS to switch deploys on: docs/deploying.md.'
  [ "$EVENT" = push ] || refuse "$how"
  printf '::notice::Nothing is deployed. %s\n' "$how"
  printf '### Nothing is deployed\n\n%s\n' "$how" >>"$GITHUB_STEP_SUMMARY"
  printf 'ready=false\n' >>"$GITHUB_OUTPUT"
  exit 0
fi

[[ $RUN_ID =~ ^[0-9]{1,20}$ ]] || refuse 'The run has no number.'
# Made from the run and not from the attempt, so that a re-run is the same deploy.
deploy_id=${DEPLOY_ID:-run-$RUN_ID}
sha=${SHA:-$HEAD}

[[ $deploy_id =~ ^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$ ]] ||
  refuse 'deploy_id: 1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit.'
[[ $sha =~ ^[0-9a-f]{40}$ ]] || refuse 'sha: a full commit id, 40 hexadecimal digits in lower case.'
[[ $ENVIRONMENT =~ ^[a-z][a-z0-9-]{0,31}$ ]] ||
  refuse 'environment: lower case letters, digits and hyphens, beginning with a letter, 32 at most.'

known=false
read -ra environments <<<"${DEPLOY_ENVIRONMENTS//[,$'\n']/ }"
for each in "${environments[@]}"; do
  if [ "$each" = "$ENVIRONMENT" ]; then known=true; fi
done
[ "$known" = true ] || refuse 'environment: not one of the repository variable DEPLOY_ENVIRONMENTS.'

[ "$REF" = "refs/heads/$DEFAULT_BRANCH" ] || refuse 'Deploys are started on the default branch only.'
git rev-parse --quiet --verify "$sha^{commit}" >/dev/null || refuse 'sha: there is no such commit in this repository.'
git merge-base --is-ancestor "$sha" "refs/remotes/origin/$DEFAULT_BRANCH" ||
  refuse 'sha: the commit is not on the default branch.'

printf '%s\n' ready=true "deploy_id=$deploy_id" "sha=$sha" "environment=$ENVIRONMENT" >>"$GITHUB_OUTPUT"
printf 'Deploy %s: %s to %s\n' "$deploy_id" "$sha" "$ENVIRONMENT"
