# Read by up, token and figures, which set $me: where things are, and how their Java programs are run.

local=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH= cd -- "$local/../.." && pwd)

fail() {
  echo "$me: $1" >&2
  exit 1
}

run() {
  [ -d "$local/target/lib" ] || fail "the stack is not built yet; deploy/local/up builds it"
  JAVA_HOME=$("$root/mvnw" --java-home) || exit 1
  exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx128m \
    -Djava.util.logging.config.file="$local/logging.properties" -Dkyodo.root="$root" \
    -cp "$local/target/classes:$local/target/lib/*" "$@"
}
