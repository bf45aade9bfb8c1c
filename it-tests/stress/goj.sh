# Read by the scripts beside it, with the folder $out: builds GoJ and the Java programs of this folder,
# and puts them there. $out/goj has copies, so that the next build of GoJ does not pull them away.
# JAVA_HOME chooses the JDK of all but Maven.
# shellcheck shell=sh disable=SC2154 # out
maven() {
  (unset JAVA_HOME && mvn -B -q "$@") >&2
}

# program CLASS ARGUMENT... ends with that program.
program() {
  exec "${jdk}java" -cp "$out/programs" "$@"
}

root=$(dirname "$(dirname "$here")")
jdk=${JAVA_HOME:+$JAVA_HOME/bin/}
maven -f "$root/pom.xml" -pl runtime,plugin -DskipTests package
mkdir -p "$out/goj"
cp "$root"/runtime/target/goj-runtime-*-SNAPSHOT.jar "$out/goj/runtime.jar"
cp "$root"/plugin/target/goj-plugin-*-SNAPSHOT.jar "$out/goj/plugin.jar"
"${jdk}javac" -d "$out/programs" "$here"/*.java
