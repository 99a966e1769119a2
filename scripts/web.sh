#!/usr/bin/env bash
# Builds and tests what is written in TypeScript: web/client and web/page.
# Usage: scripts/web.sh [build|test|test-local]
#   build (default): installs the packages of the lock file and builds, at first use and after changes
#   test: builds, then lints, checks the types, runs the tests and holds the sizes to their budgets
#   test-local: builds, then tests library and page on local modes of their own, which need what Maven builds
# Exit 3: it cannot be had here, and one line says what is missing.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
web=$root/web
command=${1-build}

case $command in
build | test | test-local) ;;
*)
    echo "usage: scripts/web.sh [build|test|test-local]" >&2
    exit 2
    ;;
esac
if ! command -v npm >/dev/null 2>&1 || [ "$(node -p 'const [a, b] = process.versions.node.split("."); a > 20 || (a == 20 && b >= 19)' 2>/dev/null)" != true ]; then
    echo "The page needs Node.js 20.19 or newer with npm: install it, and put it on the PATH." >&2
    exit 3
fi

# What the installed packages are made from; workspaces come and go with their package.json.
packages=$(cat "$web/package-lock.json" "$web"/package.json "$web"/*/package.json | node -p \
    'require("crypto").createHash("sha256").update(require("fs").readFileSync(0)).digest("hex")')
installed=$web/node_modules/.shoebox-installed
built=$web/target/.built

install() {
    [ "$(cat "$installed" 2>/dev/null)" != "$packages" ] || return 0
    echo "Installing the packages of the page (once, and after changes)..." >&2
    rm -f "$built"
    if ! (cd "$web" && npm ci --loglevel=error --fetch-retries=2 --fetch-retry-maxtimeout=10000 --fetch-timeout=60000 >&2); then
        echo "The packages of the page cannot be installed: npm needs a registry that it can reach." >&2
        return 3
    fi
    # Made last: an installation that was cut off is done again.
    echo "$packages" >"$installed"
}

stale() {
    [ ! -f "$built" ] || [ -n "$(find "$web" \( -name node_modules -o -name dist -o -name target \) -prune -o \
        -type f -newer "$built" -print -quit)" ]
}

build() {
    stale || return 0
    echo "Building the page (at first use and after changes)..." >&2
    mkdir -p "$web/target"
    begun=$(mktemp) # a source that is saved meanwhile is newer than this
    (cd "$web" && npm run --silent build >&2)
    mv "$begun" "$built"
}

mkdir -p "$root/.cache"
exec 9>"$root/.cache/web.lock"
# macOS has no flock: there two first runs at once are not to be.
! command -v flock >/dev/null 2>&1 || flock 9
install 9>&-
build 9>&-
exec 9>&- # the tests start local mode, which builds if there is anything to build
case $command in
test) checks=(lint typecheck test size) ;;
test-local) checks=(test:local) ;;
*) checks=() ;;
esac
if [ "${#checks[@]}" -gt 0 ]; then
    cd "$web"
    status=0
    for check in "${checks[@]}"; do
        npm run --silent "$check" || status=1
    done
    # An application of its own, with packages of its own, on the library that was just built.
    (cd "$root/examples/react" && npm ci --loglevel=error >&2 && npm run --silent check) || status=1
    exit "$status"
fi
