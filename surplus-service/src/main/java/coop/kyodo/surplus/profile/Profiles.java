package coop.kyodo.surplus.profile;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import coop.kyodo.kit.rules.Rulebook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The profiles this service knows: each is the part `surplus` of `profiles/<NAME>.yaml` with the
/// rules of the same file. A new country is a new file.
public final class Profiles {

    private record File(Profile.Guards surplus) {}

    private static final ObjectMapper YAML =
            YAMLMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final Map<String, Profile> LOADED = new ConcurrentHashMap<>();

    private Profiles() {}

    /// The profile of this name, or empty when there is no file for it.
    public static Optional<Profile> find(String name) {
        return Rulebook.find(name)
                .map(rules -> LOADED.computeIfAbsent(name, _ -> new Profile(rules, read(name))));
    }

    /// The profile of this name.
    ///
    /// @throws IllegalStateException when there is no file for it
    public static Profile of(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("no profile " + name));
    }

    private static Profile.Guards read(String name) {
        try (InputStream file =
                Thread.currentThread()
                        .getContextClassLoader()
                        .getResourceAsStream("profiles/" + name + ".yaml")) {
            return YAML.readValue(file, File.class).surplus();
        } catch (IOException e) {
            throw new UncheckedIOException("profiles/" + name + ".yaml cannot be read", e);
        }
    }
}
