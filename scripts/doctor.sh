#!/usr/bin/env bash
# Says in plain words what is wrong with this machine, or with a deployed stack. ./shoebox doctor --help tells the options.
# Exit 1: something that is needed is wrong; 2: the arguments are.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/.mvn/jdk.sh"

usage() {
    cat <<'TEXT'
Usage: ./shoebox doctor [--stage NAME [--profile NAME] [--region NAME]]

Looks at this machine: what ./shoebox local, test, twin and deploy need. With --stage, at a stage that is deployed to AWS:
stacks, alarms, dead letters, workers and functions. It only looks, and changes nothing.
TEXT
}

stage=
while [ $# -gt 0 ]; do
    case $1 in
    --help | -h)
        usage
        exit 0
        ;;
    --stage | --profile | --region)
        if [ $# -lt 2 ]; then
            echo "shoebox: doctor $1 needs a value" >&2
            exit 2
        fi
        case $1 in
        --stage) stage=$2 ;;
        --profile) export AWS_PROFILE=$2 ;;
        --region) export AWS_REGION=$2 AWS_DEFAULT_REGION=$2 ;;
        esac
        shift
        ;;
    *)
        echo "shoebox: doctor has no option $1; ./shoebox doctor --help lists them" >&2
        exit 2
        ;;
    esac
    shift
done
case $stage in
*[!a-z0-9]*)
    echo "shoebox: a stage has the characters a-z 0-9, not '$stage'" >&2
    exit 2
    ;;
esac

wrong=0
good() { printf '  ok     %s\n' "$1"; }
lacks() { printf '  lacks  %s\n' "$1"; } # works without, but for something
bad() {
    printf '  WRONG  %s\n' "$1"
    wrong=$((wrong + 1))
}
has() { command -v "$1" >/dev/null 2>&1; }

machine() {
    echo "This machine"
    if find_jdk 2>/dev/null; then
        good "JDK $(jdk_major "$JAVA_HOME")"
    else
        bad "no JDK 25 or newer: nothing runs. Install one, for example Temurin 25, and set JAVA_HOME to its folder"
    fi
    if has node && [ "$(node -p 'const [a, b] = process.versions.node.split("."); a > 20 || (a == 20 && b >= 19)' 2>/dev/null)" = true ] && has npm; then
        good "Node.js $(node --version) with npm"
    else
        lacks "Node.js 20.19 or newer with npm: no page, no twin, synth or deploy; install it, and put it on the PATH"
    fi
    python=$(for p in python3.14 python3.13 python3.12 python3 python; do
        has "$p" && "$p" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null && echo "$p" && break
    done || true)
    if [ -n "$python" ]; then
        good "Python: $("$python" --version 2>&1)"
    else
        lacks "Python 3.10 or newer with venv: no twin, and tests are skipped; install python3 and python3-venv"
    fi
    if has chromium || has chromium-browser || has google-chrome; then
        good "Chromium"
    else
        lacks "Chromium: ./shoebox test installs it where apt-get may, else the page's tests are skipped"
    fi
    disk
    ports
}

disk() {
    local free
    free=$(df -Pk "$root" | awk 'NR == 2 { print int($4 / 1024 / 1024) }')
    if [ "$free" -ge 3 ]; then
        good "$free GiB free for builds, tools and photos"
    else
        bad "only $free GiB are free: builds and the tools of the tests take about 3; make room"
    fi
    if [ -w "$root" ]; then
        good "the project's folder can be written"
    else
        bad "the project's folder cannot be written: builds and .shoebox/ go there; clone it as yourself"
    fi
}

# Bash itself connects: no other tool is needed.
ports() {
    local taken=() port
    for port in 9100 9101 9102 9103 9104 9105; do
        ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || taken+=("$port")
    done
    if [ "${#taken[@]}" -eq 0 ]; then
        good "the ports of ./shoebox local are free"
    else
        lacks "ports ${taken[*]} are in use, by another ./shoebox local or something else: end it, or see ./shoebox local --help for others"
    fi
}

# What must be there before a stage can be looked at; says which is not.
account() {
    echo "AWS"
    if ! has aws; then
        bad "no AWS CLI: install it (docs of AWS, 'Installing the AWS CLI')"
        return 1
    fi
    if ! account=$(aws sts get-caller-identity --query Account --output text 2>/dev/null); then
        bad "no credentials that work: run 'aws configure sso', or set AWS_PROFILE"
        return 1
    fi
    region=${AWS_REGION-${AWS_DEFAULT_REGION-$(aws configure get region || true)}}
    if [ -z "$region" ]; then
        bad "no region: set AWS_REGION, or say --region"
        return 1
    fi
    good "account $account in $region"
    if aws ssm get-parameter --name /cdk-bootstrap/hnb659fds/version --region "$region" >/dev/null 2>&1; then
        good "the region is bootstrapped for the CDK"
    else
        bad "the region is not bootstrapped: npx aws-cdk@2 bootstrap aws://$account/$region"
    fi
    concurrency
}

concurrency() {
    local most
    most=$(aws lambda get-account-settings --region "$region" --query AccountLimit.ConcurrentExecutions --output text 2>/dev/null || echo '?')
    case $most in
    '?' | None) lacks "the account's concurrency cannot be read (lambda:GetAccountSettings)" ;;
    *)
        if [ "$most" -lt 100 ]; then
            bad "the account runs at most $most functions at once: ask for 1000 in Service Quotas (Lambda, concurrent executions)"
        else
            good "the account runs up to $most functions at once"
        fi
        ;;
    esac
}

# Each line of an answer, tab-separated; nothing where the call is not allowed, which is said.
ask() { # words for people, then the call
    local what=$1
    shift
    if ! aws "$@" --region "$region" --output text 2>/dev/null; then
        printf '  lacks  %s cannot be read: your credentials may not call aws %s %s\n' "$what" "$1" "$2" >&2
    fi
}

deployed() {
    echo "Stage $stage"
    local name status stacks
    stacks=$(ask "the stacks" cloudformation describe-stacks \
        --query "Stacks[?starts_with(StackName, 'shoebox-$stage-')].[StackName, StackStatus]")
    if [ -z "$stacks" ]; then
        bad "no stack named shoebox-$stage-… in $region: deploy it, or look at --region and --stage"
        return
    fi
    while IFS=$'\t' read -r name status; do
        case $status in
        CREATE_COMPLETE | UPDATE_COMPLETE | IMPORT_COMPLETE) good "stack $name" ;;
        *_IN_PROGRESS) lacks "stack $name is being changed ($status): wait" ;;
        ROLLBACK_COMPLETE) bad "stack $name was never created whole: delete it, read the first failure of its events, deploy again" ;;
        UPDATE_ROLLBACK_COMPLETE) bad "stack $name went back to how it was: read the first failure of its events, deploy again" ;;
        *) bad "stack $name is $status: aws cloudformation describe-stack-events --stack-name $name" ;;
        esac
    done <<<"$stacks"
    alarms
    queues
    workers
}

alarms() {
    local name any=false
    while IFS=$'\t' read -r name; do
        [ -n "$name" ] || continue
        any=true
        bad "alarm $name rings: docs/runbook.md or docs/deployment.md says what to do"
    done < <(ask "the alarms" cloudwatch describe-alarms --state-value ALARM --alarm-name-prefix "shoebox-$stage-" \
        --query 'MetricAlarms[].[AlarmName]')
    [ "$any" = true ] || good "no alarm rings"
}

queues() {
    local queue url waiting
    for queue in uploads-dlq thumbnails-dlq notifier-dlq; do
        url=$(ask "queue $queue" sqs get-queue-url --queue-name "shoebox-$stage-$queue" --query QueueUrl)
        [ -n "$url" ] || continue
        waiting=$(ask "queue $queue" sqs get-queue-attributes --queue-url "$url" \
            --attribute-names ApproximateNumberOfMessages --query Attributes.ApproximateNumberOfMessages)
        case $waiting in
        0) good "no dead letters in $queue" ;;
        '') ;;
        *) bad "$waiting dead letters in $queue: ./shoebox queues --stage $stage, then find the cause, then redrive" ;;
        esac
    done
}

workers() {
    local worker queue state
    for worker in ingest thumbnailer; do
        [ "$worker" = ingest ] && queue=uploads || queue=thumbnails
        state=$(ask "worker $worker" lambda list-event-source-mappings --function-name "shoebox-$stage-$worker:live" \
            --query 'EventSourceMappings[0].State')
        case $state in
        Enabled) good "worker $worker takes messages" ;;
        Disabled) bad "worker $worker is paused: somebody did that; ./shoebox resume $queue --stage $stage" ;;
        '' | None) bad "worker $worker has no queue: deploy again" ;;
        *) lacks "worker $worker: its queue is $state" ;;
        esac
    done
}

machine
if [ -n "$stage" ] && account; then
    deployed
fi
if [ "$wrong" -gt 0 ]; then
    echo "$wrong to mend."
    exit 1
fi
echo "Nothing is wrong."
