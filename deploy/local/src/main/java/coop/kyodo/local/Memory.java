package coop.kyodo.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What the kernel says a process holds in memory.
final class Memory {

    private Memory() {}

    /// Now; nothing when there is no such process.
    static Optional<Long> residentKilobytes(long pid) {
        return kilobytes(pid, "VmRSS:");
    }

    /// The most since its start; nothing when there is no such process.
    static Optional<Long> peakKilobytes(long pid) {
        return kilobytes(pid, "VmHWM:");
    }

    private static Optional<Long> kilobytes(long pid, String figure) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(figure))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException noSuchProcess) {
            return Optional.empty();
        }
    }
}
