#!/bin/sh
# Installs examples/agent-api with its pinned packages into .tools/agent-api of this repository. Quick when nothing changed.
# Exit 0: installed. Exit 3: could not be (no Python 3.11, no network); the reason is the last line of standard error, and
# the suites that need the service are then to be reported as skipped.
set -eu
cd "$(dirname "$0")/../.."
requirements=examples/agent-api/requirements.txt
place=.tools/agent-api

command -v python3 >/dev/null 2>&1 || { echo 'no python3 on the PATH' >&2; exit 3; }
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'agent-api needs Python 3.11 or newer' >&2; exit 3; }
wanted=$(python3 -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read() + sys.version.encode()).hexdigest())' "$requirements")
if [ "$(cat "$place/installed" 2>/dev/null || true)" = "$wanted" ]; then exit 0; fi

rm -rf "$place"
mkdir -p "$place"
python3 -m venv "$place" || { rm -rf "$place"; echo 'python3 has no venv module' >&2; exit 3; }
"$place/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements" || {
  rm -rf "$place"
  echo "pip could not install $requirements" >&2
  exit 3
}
printf '%s\n' "$wanted" >"$place/installed"
