package coop.kyodo.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EtagsTest {

    @Test
    void anEditNamesTheVersionItSaw() {
        assertThatCode(() -> Etags.check(ifMatch("\"3\""), 3)).doesNotThrowAnyException();
        assertThatCode(() -> Etags.check(ifMatch("*"), 3)).doesNotThrowAnyException();
    }

    @Test
    void anEditOfAnotherVersionIsA412() {
        assertThat(status(ifMatch("\"2\""))).isEqualTo(412);
        assertThat(status(ifMatch("3"))).isEqualTo(412);
    }

    @Test
    void anEditThatNamesNoneIsA428() {
        assertThat(status(ifMatch(null))).isEqualTo(428);
    }

    private static int status(HttpHeaders headers) {
        return catchThrowableOfType(ProblemException.class, () -> Etags.check(headers, 3)).status();
    }

    private static HttpHeaders ifMatch(@Nullable String value) {
        return (HttpHeaders)
                Proxy.newProxyInstance(
                        HttpHeaders.class.getClassLoader(),
                        new Class<?>[] {HttpHeaders.class},
                        (proxy, method, arguments) -> value);
    }
}
