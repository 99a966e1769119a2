#!/usr/bin/env bash
# Writes the CloudFormation templates and the functions' packages to infra/target/cdk.out.
# Usage: scripts/synth.sh [NAME=VALUE...], the CDK context: stage, webOrigin, iamCallers, backendRoles, alarmEmail (docs/deployment.md).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
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
JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION=true JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION=true \
    "$JAVA_HOME/bin/java" -cp "$root/infra/target/classes:$root/infra/target/app/*" io.shoebox.infra.PipelineApp "$root" "$out" "$@"
echo "Templates are in infra/target/cdk.out:"
for template in "$out"/*.template.json; do
    echo "  $(basename "$template" .template.json)"
done
