package coop.kyodo.kit.testing.servers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The PostgreSQL programs, unpacked once per user and version from the archive on the class path.
final class PostgresBinaries {

    private static final int EXECUTABLE_BITS = 0b001_001_001;

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    static PostgresBinaries unpacked() {
        byte[] archive = archive();
        Path home =
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "kyodo-postgres-" + System.getProperty("user.name"),
                        digest(archive).substring(0, 16));
        if (!Files.isDirectory(home)) {
            try {
                unpack(archive, home);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot unpack PostgreSQL to " + home, e);
            }
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static byte[] archive() {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String arch =
                switch (machine) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> machine;
                };
        String resource = "postgres-linux-" + arch + ".txz";
        try (InputStream in =
                PostgresBinaries.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "no PostgreSQL for this machine on the class path: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(byte[] archive, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path work = Files.createTempDirectory(home.getParent(), "unpack-");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                unpack(tar, entry, work.resolve(entry.getName()).normalize());
            }
        }
        try {
            Files.move(work, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            TemporaryDirectory.delete(work);
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & EXECUTABLE_BITS) != 0 && !target.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + target);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
