#!/bin/sh
# Builds the collector of builder.yaml into .tools/collector of this repository: about 4 minutes on two cores the first time,
# quick when the manifest did not change. Exit 0: installed. Exit 3: could not be (no Go, no network); the reason is the last
# line of standard error, and the suites that need a collector are then to be reported as skipped.
set -eu
cd "$(dirname "$0")/../../.."
manifest=test/tools/collector/builder.yaml
place=.tools/collector

sum() { if command -v sha256sum >/dev/null 2>&1; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1; }
wanted=$(sum "$manifest")
if [ "$(cat "$place/installed" 2>/dev/null || true)" = "$wanted" ] && [ -x "$place/otelcol" ]; then exit 0; fi
command -v go >/dev/null 2>&1 || { echo 'no go on the PATH' >&2; exit 3; }

# Only the first proxy: what it lacks is not fetched from version control, so a build takes the same code everywhere.
proxy=$(go env GOPROXY)
GOPROXY=${proxy%%[,|]*}
export GOPROXY
unset GOFLAGS
rm -rf "$place"
mkdir -p "$place"
cp "$manifest" "$place/builder.yaml"
builder=go.opentelemetry.io/collector/cmd/builder@$(sed -n 's/^ *version: /v/p' "$manifest")
(cd "$place" && go run "$builder" --config builder.yaml >build.log 2>&1) || {
  tail -n 3 "$place/build.log" >&2
  echo 'the collector could not be built; .tools/collector/build.log says more' >&2
  exit 3
}
mv "$place/build/otelcol" "$place/otelcol"
rm -rf "$place/build"
printf '%s\n' "$wanted" >"$place/installed"
