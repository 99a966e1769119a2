# Sourced by ./mvnw and ./shoebox: points JAVA_HOME at a JDK 25 or newer, or says in one line what to do.
# Looks at JAVA_HOME, the java on the PATH, and the folders where installers put JDKs.

jdk_major() { # the major version of the JDK in folder $1; empty where it is none
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_new_enough() {
    _major=$(jdk_major "$1")
    [ -n "$_major" ] && [ "$_major" -ge 25 ]
}

find_jdk() {
    if [ -n "${JAVA_HOME-}" ] && jdk_new_enough "$JAVA_HOME"; then return 0; fi
    _on_path=$(command -v javac 2>/dev/null || true)
    [ -z "$_on_path" ] || _on_path=$(dirname "$(dirname "$(readlink -f "$_on_path" 2>/dev/null || echo "$_on_path")")")
    # Globs expand only where a shell lets them: mvnw runs with -f.
    case $- in *f*) _noglob=1; set +f ;; *) _noglob= ;; esac
    for _jdk in "$_on_path" /usr/lib/jvm/*25* /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/*; do
        if jdk_new_enough "$_jdk"; then
            JAVA_HOME=$_jdk
            export JAVA_HOME
            break
        fi
    done
    [ -z "$_noglob" ] || set -f
    if [ -n "${JAVA_HOME-}" ] && jdk_new_enough "$JAVA_HOME"; then return 0; fi
    echo "Shoebox needs a JDK 25 or newer and found none: install one (for example Temurin 25) and set JAVA_HOME to its folder." >&2
    return 1
}
