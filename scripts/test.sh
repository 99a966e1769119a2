#!/usr/bin/env bash
# ./shoebox test [--strict]: installs the test tools that are missing and can be had, runs ./mvnw verify, and names at its
# end what had to be skipped. Strict: skipping is failing. Further arguments go to Maven.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
. "$root/.mvn/jdk.sh"
find_jdk

strict=${SHOEBOX_STRICT:-false}
if [ "${1-}" = --strict ]; then
    strict=true
    shift
fi
export SHOEBOX_STRICT=$strict
missing=()

# Installs a Debian package for a command; elsewhere, or without the right to, says what is missing and why it matters.
need() { # command, Debian package, what is skipped without it
    command -v "$1" >/dev/null 2>&1 && return
    local sudo=()
    [ "$(id -u)" = 0 ] || sudo=(sudo -n)
    if command -v apt-get >/dev/null 2>&1; then
        echo "Installing $2 (for $3)..."
        { "${sudo[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq "$2"; } \
            >/dev/null 2>&1 || true
    fi
    command -v "$1" >/dev/null 2>&1 || missing+=("$1 (Debian package $2): $3")
}

need djpeg libjpeg-turbo-progs "the comparison of the JPEG reader and writer with libjpeg-turbo"
need libde265-dec265 libde265-examples "the comparison of the HEIC reader with libde265"
need cwebp webp "the comparison of the WebP reader with libwebp"
[ "${1-}" != --tools-only ] || exit 0
need chromium chromium "the page and its library in a real browser"

# Installs a pinned Python environment; the script itself says why where it cannot.
need_python() { # name, what is skipped without it
    "$root/scripts/python-env.sh" "$1" >/dev/null || missing+=("the Python environment $1: $2")
}

command -v node >/dev/null 2>&1 || missing+=("node (Node.js 20 or newer): the tests of the cloud stacks")
need_python cfn-lint "the linting of the templates"
# As the tests see it: one that runs is used first, then one in Docker.
docker_answers() {
    { [ -n "${DOCKER_HOST-}" ] || [ -e /var/run/docker.sock ]; } && docker version >/dev/null 2>&1
}
if [ -z "${LOCALSTACK_ENDPOINT-}" ] && ! docker_answers; then
    need_python localstack "the tests on LocalStack"
fi
need_python ministack "the tests on MiniStack"
need_python clients "the clients in Python"
need_python heif "the HEIC files that the reader is compared on"
"$root/scripts/node-env.sh" >/dev/null || missing+=("the packages of twin/src/test/clients/node: the clients in JavaScript")

# Reports of earlier runs would be counted again.
find . -path "*/target/*-reports" -prune -exec rm -rf {} +

status=0
web_has_run=false
web() { # test or test-local
    local web=0
    "$root/scripts/web.sh" "$1" || web=$?
    case $web in
    0) web_has_run=true ;;
    3) missing+=("Node.js 20.19 or newer, or npm's packages: the page and its library ($1)") ;;
    *) status=$web web_has_run=true ;;
    esac
}

# Arguments are for Maven: who names modules does not mean the page.
if [ "$#" -eq 0 ]; then
    web test
fi
begun=$(mktemp)
if ./mvnw -B -Pfuzz,servers,published verify "$@"; then
    # What ./shoebox local runs is built now: it need not be built again, unless a source was saved meanwhile.
    [ "$#" -ne 0 ] || mv "$begun" "$root/cli/target/app/.built"
else
    status=$?
fi
rm -f "$begun"
# After Maven: on a fresh clone there is nothing to run before.
if [ "$web_has_run" = true ]; then
    web test-local
fi

# Totals over all reports, whatever module they are of. Their own totals take tests of one name in nested classes for one.
read -r passed failed skipped < <(find . -path '*/target/*-reports/TEST-*.xml' -print0 | xargs -0 -r cat | awk '
    /^ *<testcase / { t++ }
    /^ *<(failure|error|flakyFailure|flakyError)[ >]/ { f++ }
    /^ *<skipped/ { s++ }
    END { print t - f - s, f + 0, s + 0 }')

echo
if [ "$skipped" -gt 0 ]; then
    echo "Skipped tests:"
    find . -path '*/target/*-reports/TEST-*.xml' -print0 | xargs -0 -r awk '
        /<testcase / { match($0, /name="[^"]*"/); name = substr($0, RSTART + 6, RLENGTH - 7)
                       match($0, /classname="[^"]*"/); name = substr($0, RSTART + 11, RLENGTH - 12) "." name }
        /<skipped/ { print "  " name }'
fi
if [ "${#missing[@]}" -gt 0 ]; then
    echo "Not to be had on this machine, so what needs it did not run:"
    printf '  %s\n' "${missing[@]}"
fi
echo "$passed passed, $failed failed, $skipped skipped"
if [ "$strict" = true ] && { [ "$skipped" -gt 0 ] || [ "${#missing[@]}" -gt 0 ]; }; then
    echo "Strict mode: skipping is failing." >&2
    [ "$status" -ne 0 ] || status=1
fi
if [ "$passed" -eq 0 ]; then
    echo "No test ran." >&2
    [ "$status" -ne 0 ] || status=1
fi
exit "$status"
