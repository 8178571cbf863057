package coop.kyodo.local;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Commands on the JDK that runs this program.
final class Jvm {

    private Jvm() {}

    static List<String> command(List<String> arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.concat(Stream.of(java), arguments.stream()).toList();
    }
}
