# shellcheck shell=bash
# Sourced by the steps of the deploy job, with the reason that the deploy's record gets when this step fails.
set -euo pipefail
export LC_ALL=C

work=$RUNNER_TEMP/deploy
release=$RUNNER_TEMP/release
mkdir -p "$work"
printf '%s\n' "$1" >"$work/reason"
set --
trap '[ $? -ne 0 ] || rm -f "$work/reason"' EXIT

# annotate KIND TEXT: a line on the run's page. Text cannot end the line or begin another command.
annotate() {
  local text=${2//'%'/%25}
  text=${text//$'\r'/%0D}
  printf '::%s::%s\n' "$1" "${text//$'\n'/%0A}"
}

# stop REASON TEXT: ends the step and the deploy.
stop() {
  printf '%s\n' "$1" >"$work/reason"
  annotate error "$2"
  exit 1
}

otel() { node "$GITHUB_WORKSPACE/bin/otel.mjs" "$@"; }
stack() { terraform -chdir="$release/infra" "$@"; }
