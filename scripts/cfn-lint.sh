#!/usr/bin/env bash
# Lints synthesized templates with a pinned cfn-lint, which it installs once into the build's cache.
# Usage: scripts/cfn-lint.sh [FOLDER]. Exit 3: cfn-lint cannot be had here.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
templates=${1-$root/infra/target/cdk.out}
version=1.58.0
venv=$root/.cache/cfn-lint-$version

if [ ! -f "$venv/.installed" ]; then
    mkdir -p "$root/.cache"
    rm -rf "$venv"
    if ! { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check "cfn-lint==$version"; }; then
        echo "cfn-lint needs python3 with venv, and a Python package registry." >&2
        exit 3
    fi
    touch "$venv/.installed"
fi

# W6001: the output ClientConfig gathers what the other stacks export, for clients to find in one place.
exec "$venv/bin/cfn-lint" --ignore-checks W6001 -- "$templates"/*.template.json
