#!/usr/bin/env bash
# Installs a pinned Python environment once into the build's cache, and prints the path of its python.
# Usage: scripts/python-env.sh cfn-lint | localstack | ministack | clients | heif. Exit 3: it cannot be had here.
# The first line of its requirements names the version of the folder, .cache/NAME-VERSION.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
name=${1-}
requirements=$root/scripts/python/$name.txt
oldest=10
case $name in
cfn-lint | ministack | heif) ;;
localstack) oldest=12 ;; # on 3.11 every call fails with a syntax error
clients) requirements=$root/twin/src/test/clients/requirements.txt ;;
*)
    echo "usage: scripts/python-env.sh cfn-lint|localstack|ministack|clients|heif" >&2
    exit 2
    ;;
esac

version=$(sed -n '1s/.*==\([^ ;]*\).*/\1/p' "$requirements")
venv=$root/.cache/$name-$version

# Whether a command is a Python of a fitting version that really runs: a shim may be there and fail.
fits() {
    "$1" -c "import ensurepip, sys, venv; sys.exit(not (3, $oldest) <= sys.version_info[:2] <= (3, 14))" >/dev/null 2>&1
}

find_python() {
    local minor candidate
    # What was tried comes first.
    for minor in 13 12 11 10 14; do
        for candidate in "python3.$minor" "${PYENV_ROOT:-${HOME-}/.pyenv}"/versions/*/bin/"python3.$minor"; do
            if fits "$candidate"; then
                echo "$candidate"
                return
            fi
        done
    done
    fits python3 && echo python3
}

install() {
    local python
    if ! python=$(find_python); then
        echo "$name needs a Python from 3.$oldest to 3.14 with venv: install one, and put it on the PATH." >&2
        return 3
    fi
    echo "Installing $name $version into .cache (once)..." >&2
    rm -rf "$venv"
    if ! "$python" -m venv "$venv" >&2 ||
        ! "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --retries 2 --timeout 20 --no-deps -r "$requirements" >&2; then
        echo "$name $version cannot be installed: its packages need a Python package registry that pip can reach." >&2
        return 3
    fi
    # Made last: an installation that was cut off is done again, as is one whose requirements have changed.
    cp "$requirements" "$venv/.installed"
}

mkdir -p "$root/.cache"
exec 9>"$venv.lock"
# macOS has no flock: there two first runs at once are not to be.
! command -v flock >/dev/null 2>&1 || flock 9
# The Python that it was made from may be gone since.
{ cmp -s "$requirements" "$venv/.installed" && "$venv/bin/python" -c '' 2>/dev/null; } || install 9>&-
echo "$venv/bin/python"
