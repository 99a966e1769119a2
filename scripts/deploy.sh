#!/usr/bin/env bash
# Deploys everything to the AWS account and region of the current credentials. ./shoebox deploy --help tells the options.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cdk_cli=aws-cdk@2.1148.1

usage() {
    cat <<'TEXT'
Usage: ./shoebox deploy [OPTION...] [NAME=VALUE...]

Deploys to AWS. Settings are those of shoebox.yaml and NAME=VALUE (docs/settings.md).

  --yes            ask nothing, not even before permissions change: for CI, where there is no terminal
  --dry-run        show what would change, by change sets that are not executed, and end
  --profile NAME   credentials of this profile, in place of AWS_PROFILE
  --region NAME    in place of AWS_REGION
  --app FOLDER     templates that ./shoebox synth wrote, in place of new ones
  --outputs FILE   where the stacks' outputs go, as JSON (infra/target/outputs.json)
  --adopt          take over buckets and table that an earlier deployment of the stage left
TEXT
}

approval=broadening
yes=false
dry_run=false
adopt=false
app=
outputs=$root/infra/target/outputs.json
options=()
settings=()
while [ $# -gt 0 ]; do
    case $1 in
    --yes) yes=true approval=never ;;
    --dry-run) dry_run=true ;;
    --adopt) adopt=true options+=(--import-existing-resources) ;;
    --profile | --region | --app | --outputs)
        if [ $# -lt 2 ]; then
            echo "shoebox: deploy $1 needs a value" >&2
            exit 2
        fi
        case $1 in
        --profile) export AWS_PROFILE=$2 ;;
        --region) export AWS_REGION=$2 AWS_DEFAULT_REGION=$2 ;;
        --app) app=$(cd "$2" && pwd) ;;
        --outputs) outputs=$(cd "$(dirname "$2")" && pwd)/$(basename "$2") ;;
        esac
        shift
        ;;
    --help | -h)
        usage
        exit 0
        ;;
    -*)
        echo "shoebox: deploy has no option $1; ./shoebox deploy --help lists them" >&2
        exit 2
        ;;
    # A file is named from where the command was given.
    settings=[!/]*) settings+=("settings=$PWD/${1#settings=}") ;;
    *=*) settings+=("$1") ;;
    *)
        echo "shoebox: deploy takes settings as NAME=VALUE, not '$1'" >&2
        exit 2
        ;;
    esac
    shift
done
cd "$root"

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
[ -n "$region" ] || missing+=("a region: set AWS_REGION, or say --region")
if [ "${#missing[@]}" -eq 0 ] &&
    ! aws ssm get-parameter --name /cdk-bootstrap/hnb659fds/version --region "$region" >/dev/null 2>&1; then
    missing+=("a bootstrapped region, once: npx $cdk_cli bootstrap aws://$account/$region")
fi
if [ "$yes" = false ] && [ "$dry_run" = false ] && [ ! -t 0 ]; then
    missing+=("a terminal to ask at before permissions change, or --yes")
fi
if [ "${#missing[@]}" -gt 0 ]; then
    echo "deploy needs:" >&2
    printf '  %s\n' "${missing[@]}" >&2
    exit 1
fi

if [ -n "$app" ] && { [ "${#settings[@]}" -gt 0 ] || [ "$adopt" = true ]; }; then
    echo "shoebox: the templates of --app are synthesized: settings and --adopt come too late for them" >&2
    exit 2
fi
if [ -z "$app" ]; then
    [ "$adopt" = false ] || settings+=("storage.adopt=$account/$region")
    "$root/scripts/synth.sh" "${settings[@]+"${settings[@]}"}"
    app=$root/infra/target/cdk.out
fi
if [ "$dry_run" = true ]; then
    exec npx --yes "$cdk_cli" diff --all --app "$app" --method change-set
fi
npx --yes "$cdk_cli" deploy --all --app "$app" --outputs-file "$outputs" --require-approval "$approval" \
    "${options[@]+"${options[@]}"}"

# One line of an output holds the whole config.json.
output() { # name: its value, whatever stack it is of
    node -e 'const all = Object.assign({}, ...Object.values(JSON.parse(require("fs").readFileSync(process.argv[1]))));
             process.stdout.write(all[process.argv[2]])' "$outputs" "$1"
}
config=$(dirname "$outputs")/config.json
output ClientConfig >"$config"
echo "What the stacks say is in $outputs, what clients need to know in $config."
page=$root/web/page/dist
if "$root/scripts/web.sh" build; then
    bucket=$(output WebBucket)
    # Names under assets/ change with what is in them; those of a page that is still open somewhere stay.
    aws s3 sync "$page/assets" "s3://$bucket/assets" --cache-control 'public, max-age=31536000, immutable'
    aws s3 sync "$page" "s3://$bucket" --delete --exclude 'assets/*' --exclude config.json --cache-control no-cache
    aws s3 cp "$config" "s3://$bucket/config.json" --cache-control no-cache
    aws cloudfront create-invalidation --distribution-id "$(output WebDistribution)" --paths '/*' >/dev/null
else
    echo "The page is not deployed." >&2
fi
echo "The page is at $(output WebUrl)"
