#!/bin/sh
# Installs what the slower suites need into .tools of this repository, all tools beside each other; quick when nothing
# changed. Each tool is for itself: one that cannot be had says why in one line, and its suites are then to be reported as
# skipped.
# Exit 0: the emulators are installed. Exit 3: they could not be (no Python, no network).
set -eu
cd "$(dirname "$0")/../.."
mkdir -p .tools/bin .tools/logs

# venv NAME REQUIREMENTS: a Python environment of its own, made anew when the requirements or Python changed.
venv() {
  place=.tools/$1
  command -v python3 >/dev/null 2>&1 || { echo 'no python3 on the PATH' >&2; return 3; }
  wanted=$(python3 -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read() + sys.version.encode()).hexdigest())' "$2")
  [ "$(cat "$place/installed" 2>/dev/null || true)" = "$wanted" ] && return 0
  rm -rf "$place"
  python3 -m venv "$place" || { rm -rf "$place"; echo 'python3 has no venv module' >&2; return 3; }
  "$place/bin/pip" install --quiet --disable-pip-version-check --requirement "$2" || {
    rm -rf "$place"
    echo "pip could not install $2" >&2
    return 3
  }
  printf '%s\n' "$wanted" >"$place/installed"
}

# One version, pinned: a newer actionlint knows more, and would fail a workflow that nobody touched.
install_actionlint() {
  version=v1.7.12
  [ "$(cat .tools/bin/actionlint.version 2>/dev/null || true)" = "$version" ] && return 0
  command -v go >/dev/null 2>&1 || { echo 'no go on the PATH' >&2; return 3; }
  GOBIN="$PWD/.tools/bin" GOFLAGS='' go install "github.com/rhysd/actionlint/cmd/actionlint@$version" || {
    echo "go could not build actionlint $version" >&2
    return 3
  }
  printf '%s\n' "$version" >.tools/bin/actionlint.version
}

# Builds Dockerfiles without a daemon; runc and fuse-overlayfs are what it runs their steps with.
install_buildah() {
  command -v buildah >/dev/null 2>&1 && return 0
  command -v apt-get >/dev/null 2>&1 || { echo 'no buildah, and no apt-get to install it with' >&2; return 3; }
  as_root=
  [ "$(id -u)" = 0 ] || as_root='sudo -n'
  $as_root apt-get update -qq || true
  $as_root apt-get install -y -qq --no-install-recommends buildah runc fuse-overlayfs || {
    echo 'apt-get could not install buildah' >&2
    return 3
  }
}

# The installer of a part, where that part exists.
install_part() { if [ -e "$1" ]; then sh "$1"; fi; }

install() {
  case $1 in
    emulators) venv python test/tools/requirements.txt ;;
    checkers) venv checkers test/tools/checkers.txt ;;
    sdk) venv sdk test/tools/sdk.txt ;;
    sdk_1_27) venv sdk-1.27 test/tools/sdk-1.27.txt ;;
    actionlint) install_actionlint ;;
    buildah) install_buildah ;;
    collector) install_part test/tools/collector/install.sh ;;
    agent_api) install_part test/tools/agent-api-install.sh ;;
  esac
}

tools='emulators checkers actionlint buildah collector agent_api sdk sdk_1_27'
for tool in $tools; do
  (
    began=$(date +%s)
    set +e
    (install "$tool") >".tools/logs/$tool.log" 2>&1 </dev/null
    printf '%s %s\n' "$?" "$(($(date +%s) - began))" >".tools/logs/$tool.status"
  ) &
done
wait

status=0
for tool in $tools; do
  read -r code seconds <".tools/logs/$tool.status"
  if [ "$code" = 0 ]; then
    echo "$tool: installed, $seconds s"
    continue
  fi
  echo "$tool: NOT INSTALLED after $seconds s, and its suites are skipped: $(tail -n 1 ".tools/logs/$tool.log")" >&2
done
if [ "$(cut -d ' ' -f 1 .tools/logs/emulators.status)" != 0 ]; then
  tail -n 1 .tools/logs/emulators.log >&2
  status=3
fi
exit "$status"
