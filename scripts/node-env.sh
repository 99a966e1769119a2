#!/usr/bin/env bash
# Installs what the clients in JavaScript use once into the build's cache, as their lock file says, and prints its folder.
# The clients run within it, since modules look for others beside and above themselves:
#   folder=$(scripts/node-env.sh)
#   node --preserve-symlinks --preserve-symlinks-main "$folder/clients/node/app.mjs" CONFIG_JSON
# Exit 3: it cannot be had here.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
clients=$root/twin/src/test/clients

if ! command -v npm >/dev/null 2>&1 || [ "$(node -p 'process.versions.node.split(".")[0] >= 20' 2>/dev/null)" != true ]; then
    echo "The clients in JavaScript need Node.js 20 or newer with npm: install it, and put it on the PATH." >&2
    exit 3
fi
hash=$(node -p 'const read = require("fs").readFileSync, hash = require("crypto").createHash("sha256");
                process.argv.slice(1).forEach((file) => hash.update(read(file))); hash.digest("hex").slice(0, 12)' \
    "$clients/node/package.json" "$clients/node/package-lock.json")
folder=$root/.cache/clients-node-$hash

install() {
    echo "Installing the packages of the clients in JavaScript into .cache (once)..." >&2
    rm -rf "$folder"
    mkdir "$folder"
    cp "$clients/node/package.json" "$clients/node/package-lock.json" "$clients/node/.npmrc" "$folder"
    if ! (cd "$folder" && npm ci --loglevel=error --fetch-retries=2 --fetch-retry-maxtimeout=10000 --fetch-timeout=60000 >&2); then
        echo "The packages of the clients in JavaScript cannot be installed: npm needs a registry that it can reach." >&2
        return 3
    fi
    ln -s ../../twin/src/test/clients "$folder/clients"
    # Made last: an installation that was cut off is done again.
    touch "$folder/.installed"
}

mkdir -p "$root/.cache"
exec 9>"$folder.lock"
# macOS has no flock: there two first runs at once are not to be.
! command -v flock >/dev/null 2>&1 || flock 9
[ -f "$folder/.installed" ] || install 9>&-
echo "$folder"
