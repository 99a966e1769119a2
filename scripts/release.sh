#!/usr/bin/env bash
# Publishes what is for others (docs/releasing.md). Usage: scripts/release.sh [OPTION...] VERSION REPOSITORY
#   REPOSITORY  a Maven repository: a URL whose credentials are in Maven's settings under the id "release", or a folder
#   --dirty     what is not committed is published too; for trials
#   --offline   ask no other repository for what is missing
# It builds a copy, so that nothing of earlier builds is in it, and changes no file of the project.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
dirty=false
options=()
while [ $# -gt 0 ]; do
    case $1 in
    --dirty) dirty=true ;;
    --offline) options+=(--offline -Daether.offline.protocols=file) ;;
    -*)
        echo "release has no option $1" >&2
        exit 2
        ;;
    *) break ;;
    esac
    shift
done
if [ $# -ne 2 ]; then
    sed -n '2,5s/^# //p' "$0" >&2
    exit 2
fi
version=$1
case $2 in
*://*) repository=$2 ;;
*) mkdir -p "$2" && repository=file://$(cd "$2" && pwd) ;;
esac
case $version in
*[!0-9A-Za-z.-]* | [!0-9]*)
    echo "shoebox: '$version' is no version: digits first, then letters, digits, dots and hyphens" >&2
    exit 2
    ;;
esac
cd "$root"
if [ "$dirty" = false ] && [ -n "$(git status --porcelain)" ]; then
    echo "shoebox: there are changes that are not committed: commit them, or say --dirty for a trial" >&2
    exit 1
fi
. "$root/.mvn/jdk.sh"
find_jdk

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
    [ ! -f "$file" ] || printf '%s\0' "$file"
done | tar --null --create --files-from=- | tar --extract --directory "$copy"
cd "$copy"
# The project's own version, which stands in each pom once.
own=$(sed -n 's|.*<version>\(.*\)</version>.*|\1|p' pom.xml | head -n 1)
sed -i.before "s|<version>$own</version>|<version>$version</version>|" pom.xml */pom.xml
rm -f pom.xml.before */pom.xml.before

./mvnw -q -B "${options[@]+"${options[@]}"}" -Prelease -DskipTests -Dspotless.check.skip \
    -pl :shoebox-bom,:shoebox-client,:shoebox-cdk -am deploy "-DaltDeploymentRepository=release::$repository"
echo "Shoebox $version is in $repository"
