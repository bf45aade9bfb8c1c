# Sourced by run and compare: which peers there are, what each needs, how it is built and started.
# Expects $here, the folder of this file.
#
# Tools, which can be given in the environment:
#   GO      the go command               default: in $GOROOT, or on PATH
#   JAVA17  the home of a JDK 17 to 24   default: $JAVA_HOME, that of java on PATH, or a neighbour of it
#   JAVA25  the home of a JDK 25 and on  default: the same
# shellcheck shell=sh

peers="goj goj25 go kotlin17 kotlin vt jox kilim17 kilim"

root=$(dirname "$(dirname "$here")")
runtime=$root/runtime/target/goj-runtime-0.1.0-SNAPSHOT.jar
plugin=$root/plugin/target/goj-plugin-0.1.0-SNAPSHOT.jar
out=$here/out
lib=$out/lib
classes=$out/classes

# Prints the first JDK found whose release is at least $1 and less than $2.
find_jdk() {
    java=$(command -v java || true)
    java_home=${java:+$(dirname "$(dirname "$(readlink -f "$java")")")}
    for jdk in "${JAVA_HOME:-}" "$java_home" "${java_home:+${java_home%/*}}"/*; do
        if [ -x "$jdk/bin/javac" ] && [ -f "$jdk/release" ]; then
            release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$jdk/release")
            if [ "${release:-0}" -ge "$1" ] && [ "${release:-0}" -lt "$2" ]; then
                echo "$jdk"
                return
            fi
        fi
    done
}

JAVA17=${JAVA17:-$(find_jdk 17 25)}
JAVA25=${JAVA25:-$(find_jdk 25 999)}
if [ -z "${GO:-}" ]; then
    GO=$(PATH="${GOROOT:+$GOROOT/bin:}$PATH" command -v go || true)
fi

# The JDK that the peer $1 runs on.
jdk_of() {
    case $1 in
        goj | *17) echo "$JAVA17" ;;
        *) echo "$JAVA25" ;;
    esac
}

# Prints what the peer $1 would need and is not on this machine; nothing if it can be run.
lacks() {
    case " $peers " in
        *" $1 "*) ;;
        *) echo "no such peer" ;;
    esac
    case $1 in
        go) [ -n "$GO" ] || echo "no go command; set GO" ;;
        goj | *17) [ -n "$JAVA17" ] || echo "no JDK 17; set JAVA17" ;;
        *) [ -n "$JAVA25" ] || echo "no JDK 25; set JAVA25" ;;
    esac
    case $1 in
        go | vt) ;;
        *) command -v mvn >/dev/null || echo "no Maven on PATH" ;;
    esac
}

# newer THAN FILE...: whether one of the files, or a file in one of them, is newer than the file
# THAN, or that is not there.
newer() {
    than=$1
    shift
    [ ! -e "$than" ] || [ -n "$(find "$@" -type f -newer "$than" | head -n 1)" ]
}

# with_maven DIRECTORY ARGUMENT...
with_maven() {
    (cd "$1" && shift && JAVA_HOME=${JAVA17:-$JAVA25} mvn -B -q "$@") >&2
}

# javac_if_newer NAME CLASSPATH SOURCES OPTION...: compiles what is in the folder SOURCES to
# out/classes/NAME, if that or a jar or folder of the class path is newer.
javac_if_newer() {
    name=$1
    path=$2
    sources=$3
    shift 3
    # shellcheck disable=SC2046 # the class path has no blanks
    if newer "$classes/$name" "$sources" $(echo "$path" | tr : ' '); then
        echo "compiling $name" >&2
        rm -rf "${classes:?}/$name"
        mkdir -p "$classes/$name"
        find "$sources" -name '*.java' >"$out/sources"
        "$jdk/bin/javac" -Xlint:all,-options -Werror "$@" -cp "$path" -d "$classes/$name" "@$out/sources"
        touch "$classes/$name"
    fi
}

# Builds the peer $1, if a source is newer than what was built of it.
build() {
    mkdir -p "$classes"
    if [ "$1" = go ]; then
        if newer "$out/peer-go" "$here/peers/go"; then
            echo "compiling go" >&2
            (cd "$here/peers/go" && GOTOOLCHAIN=local "$GO" build -o "$out/peer-go" .)
        fi
        return
    fi
    jdk=$(jdk_of "$1")
    javac_if_newer common "$here/peers/java/common" "$here/peers/java/common" --release 17
    case $1 in
        goj*)
            if newer "$runtime" "$root/runtime/src" || newer "$plugin" "$root/plugin/src"; then
                echo "building GoJ" >&2
                with_maven "$root" -pl runtime,plugin -DskipTests package
                touch "$runtime" "$plugin"
            fi
            javac_if_newer "$1" "$runtime:$plugin:$classes/common" "$here/src" \
                -processorpath "$plugin" -Xplugin:GoJ
            ;;
        vt | jox)
            javac_if_newer vt "$classes/common" "$here/peers/java/vt" --release 25
            ;;
    esac
    case $1 in
        kotlin* | jox | kilim*)
            if newer "$out/libraries" "$here/peers/pom.xml" "$here/peers/kotlin" "$here/peers/java/common"; then
                echo "fetching the libraries, compiling kotlin" >&2
                rm -rf "$classes/kotlin"
                with_maven "$here/peers" compile
                touch "$out/libraries"
            fi
            ;;
    esac
    case $1 in
        jox)
            javac_if_newer jox "$classes/common:$classes/vt:$lib/jox-channels.jar" \
                "$here/peers/java/jox" --release 25
            ;;
        kilim*)
            javac_if_newer kilim-plain "$classes/common:$lib/kilim.jar" "$here/peers/java/kilim" --release 17
            if newer "$classes/kilim" "$classes/kilim-plain"; then
                echo "weaving kilim" >&2
                rm -rf "$classes/kilim"
                cp -r "$classes/kilim-plain" "$classes/kilim"
                "$jdk/bin/java" -cp "$lib/kilim.jar:$lib/asm.jar:$lib/asm-tree.jar:$classes/common" \
                    kilim.tools.Weaver -q -d "$classes/kilim" "$classes/kilim" >&2
                touch "$classes/kilim"
            fi
            ;;
    esac
}

# start PEER BENCH|all [N]: becomes the process that runs it.
start() {
    peer=$1
    shift
    case $peer in
        go) exec "$out/peer-go" "$@" ;;
        goj*) set -- "$runtime:$classes/$peer" dev.goj.benchmarks.Main "$@" ;;
        kotlin*)
            path=$classes/kotlin:$lib/kotlin-stdlib.jar:$lib/kotlinx-coroutines-core-jvm.jar
            set -- "$path" peers.kotlin.MainKt "$@"
            ;;
        vt) set -- "$classes/vt" peers.vt.Main "$@" ;;
        jox) set -- "$classes/jox:$classes/vt:$lib/jox-channels.jar" peers.jox.Main "$@" ;;
        kilim*) set -- "$classes/kilim:$lib/kilim.jar" peers.kilim.Main "$@" ;;
    esac
    path=$1:$classes/common
    shift
    # shellcheck disable=SC2086 # flags are words without blanks
    GOMAXPROCS=${GOMAXPROCS:-2} exec "$(jdk_of "$peer")/bin/java" \
        ${JVM_FLAGS:--Xms4g -Xmx8g -XX:+UseParallelGC -XX:+AlwaysPreTouch} -Dpeer.name="$peer" \
        -Djdk.virtualThreadScheduler.parallelism=2 -Dkotlinx.coroutines.scheduler.core.pool.size=2 \
        ${EXTRA_FLAGS:-} -cp "$path" "$@"
}
