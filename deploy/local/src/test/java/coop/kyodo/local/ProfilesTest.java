package coop.kyodo.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A co-op is registered with membership under a legal profile, and the events carry its name: the
/// services that have rules for co-ops must all know it.
class ProfilesTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @ParameterizedTest
    @EnumSource(
            value = Service.class,
            names = {"GOVERNANCE", "SURPLUS"})
    void whatMembershipRegistersTheOthersKnow(Service service) throws IOException {
        assertThat(profiles(service)).containsAll(profiles(Service.MEMBERSHIP));
    }

    @Test
    void everyPolicyOfASurplusCanBeRegisteredFor() throws IOException {
        assertThat(profiles(Service.MEMBERSHIP))
                .hasSizeGreaterThan(10)
                .containsAll(profiles(Service.SURPLUS));
    }

    private static List<String> profiles(Service service) throws IOException {
        try (Stream<Path> files =
                Files.list(ROOT.resolve(service.title()).resolve("src/main/resources/profiles"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
