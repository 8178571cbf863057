package coop.kyodo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Path ROOT = Path.of("/srv/kyodo");

    @Test
    void everyPartHasAPortOfItsOwn() {
        Settings settings = Settings.from(ROOT, Map.of());

        assertThat(settings.ports())
                .extracting(Settings.Port::number)
                .containsExactly(15432, 19092, 8080, 8081, 8082, 8083, 8084);
        assertThat(settings.ports()).extracting(Settings.Port::variable).doesNotHaveDuplicates();
    }

    @Test
    void theVariableThatIsNamedMovesThePort() {
        Settings.from(ROOT, Map.of())
                .ports()
                .forEach(port ->
                        assertThat(Settings.from(ROOT, Map.of(port.variable(), "12345")).ports())
                                .filteredOn(moved -> moved.part().equals(port.part()))
                                .extracting(Settings.Port::number)
                                .containsExactly(12345));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http"})
    void whatIsNoPortIsRefusedByName(String value) {
        assertThatThrownBy(() -> Settings.from(ROOT, Map.of("KYODO_KAFKA_PORT", value)))
                .isInstanceOf(Failure.class)
                .hasMessage("KYODO_KAFKA_PORT=" + value + " is not a port");
    }

    @Test
    void dataStaysInTheRepositoryUnlessSaidOtherwise() {
        assertThat(Settings.from(ROOT, Map.of()).data())
                .isEqualTo(ROOT.resolve("deploy/local/data"));
        assertThat(Settings.from(ROOT, Map.of("KYODO_DATA", "/mnt/kyodo")).data())
                .isEqualTo(Path.of("/mnt/kyodo"));
    }
}
