#!/usr/bin/env bash
# Deploys everything to the AWS account and region of the current credentials; asks before it changes permissions.
# Usage: scripts/deploy.sh [NAME=VALUE...], the CDK context: stage, webOrigin, iamCallers, backendRoles, alarmEmail (docs/deployment.md).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
cdk_cli=aws-cdk@2
missing=()

command -v node >/dev/null 2>&1 || missing+=("Node.js 20 or newer: the CDK runs on it")
command -v npx >/dev/null 2>&1 || missing+=("npx, which comes with Node.js: it fetches the CDK's command ($cdk_cli)")
command -v aws >/dev/null 2>&1 || missing+=("the AWS CLI: it looks who you are, and uploads the page")
if command -v aws >/dev/null 2>&1 && ! account=$(aws sts get-caller-identity --query Account --output text 2>/dev/null); then
    missing+=("AWS credentials: run 'aws configure sso' or set AWS_PROFILE; 'aws sts get-caller-identity' must answer")
fi
region=${AWS_REGION-${AWS_DEFAULT_REGION-}}
if [ -z "$region" ] && command -v aws >/dev/null 2>&1; then
    region=$(aws configure get region || true)
fi
[ -n "$region" ] || missing+=("a region: set AWS_REGION")
if [ "${#missing[@]}" -eq 0 ] &&
    ! aws ssm get-parameter --name /cdk-bootstrap/hnb659fds/version --region "$region" >/dev/null 2>&1; then
    missing+=("a bootstrapped region, once: npx $cdk_cli bootstrap aws://$account/$region")
fi
if [ "${#missing[@]}" -gt 0 ]; then
    echo "deploy needs:" >&2
    printf '  %s\n' "${missing[@]}" >&2
    exit 1
fi

"$root/scripts/synth.sh" "$@"
outputs=$root/infra/target/outputs.json
npx --yes "$cdk_cli" deploy --all --app "$root/infra/target/cdk.out" --outputs-file "$outputs"

# One line of an output holds the whole config.json.
output() { # name: its value, whatever stack it is of
    node -e 'const all = Object.assign({}, ...Object.values(JSON.parse(require("fs").readFileSync(process.argv[1]))));
             process.stdout.write(all[process.argv[2]])' "$outputs" "$1"
}
output ClientConfig >"$root/infra/target/config.json"
echo "What clients need to know is in infra/target/config.json."
page=$root/web/page/dist
if [ -d "$page" ]; then
    bucket=$(output WebBucket)
    # Names under assets/ change with what is in them; those of a page that is still open somewhere stay.
    aws s3 sync "$page/assets" "s3://$bucket/assets" --cache-control 'public, max-age=31536000, immutable'
    aws s3 sync "$page" "s3://$bucket" --delete --exclude 'assets/*' --exclude config.json --cache-control no-cache
    aws s3 cp "$root/infra/target/config.json" "s3://$bucket/config.json" --cache-control no-cache
    aws cloudfront create-invalidation --distribution-id "$(output WebDistribution)" --paths '/*' >/dev/null
fi
echo "The page is at $(output WebUrl)"
