#!/usr/bin/env bash
# Writes the CloudFormation templates and the functions' packages to infra/target/cdk.out.
# Usage: scripts/synth.sh [NAME=VALUE...], settings that take precedence over those of shoebox.yaml, or of settings=FILE
# (docs/settings.md).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# A file is named from where the command was given.
for ((i = 1; i <= $#; i++)); do
    case ${!i} in
    settings=/*) named=true ;;
    settings=*) named=true && set -- "${@:1:i-1}" "settings=$PWD/${!i#settings=}" "${@:i+1}" ;;
    esac
done
cd "$root"
. "$root/.mvn/jdk.sh"
find_jdk
if ! command -v node >/dev/null 2>&1; then
    echo "synth needs Node.js 20 or newer on the PATH: the CDK runs on it." >&2
    exit 1
fi

echo "Building the functions' packages and the CDK app..." >&2
./mvnw -q -DskipTests -Dspotless.check.skip -pl infra -am package
out=$root/infra/target/cdk.out
rm -rf "$out"
if [ -z "${named-}" ] && [ -f shoebox.yaml ]; then
    set -- "settings=$root/shoebox.yaml" "$@"
fi
JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION=true JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION=true \
    "$JAVA_HOME/bin/java" -cp "$root/infra/target/classes:$root/infra/target/app/*" io.shoebox.infra.PipelineApp "$out" "$@"
echo "Templates are in infra/target/cdk.out:"
for template in "$out"/*.template.json; do
    echo "  $(basename "$template" .template.json)"
done
