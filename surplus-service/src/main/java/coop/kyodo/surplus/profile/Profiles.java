package coop.kyodo.surplus.profile;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import coop.kyodo.kit.rules.MissingProfileException;
import coop.kyodo.kit.rules.Rulebook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The profiles this service knows: each is the part `surplus` of the profile's file, or of the one
/// that it extends, with the rules of the same file. A new country is a new file.
public final class Profiles {

    private record File(Profile.@Nullable Guards surplus) {}

    private static final ObjectMapper YAML =
            YAMLMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final Map<String, Profile> LOADED = new ConcurrentHashMap<>();

    private Profiles() {}

    /// The profile of this name, or empty when there is no file for it.
    public static Optional<Profile> find(String name) {
        return Rulebook.find(name)
                .map(rules -> {
                    Profile known = LOADED.get(name);
                    if (known == null) {
                        known = new Profile(rules, guards(rules));
                        References.mustHold(known);
                        LOADED.put(name, known);
                    }
                    return known;
                });
    }

    /// The profile of this name.
    ///
    /// @throws MissingProfileException when there is no file for it
    public static Profile of(String name) {
        return find(name).orElseThrow(() -> new MissingProfileException(name));
    }

    private static Profile.Guards guards(Rulebook rules) {
        String name = rules.profile();
        try (InputStream file = Rulebook.open(name).orElseThrow()) {
            Profile.Guards own = YAML.readValue(file, File.class).surplus();
            if (own != null) {
                return own;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the profile " + name + " cannot be read", e);
        }
        String parent = rules.basedOn();
        if (parent == null) {
            throw new IllegalStateException(
                    "the profile " + name + " neither has a part 'surplus' nor extends one");
        }
        return of(parent).guards();
    }
}
