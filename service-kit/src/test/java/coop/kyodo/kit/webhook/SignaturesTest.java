package coop.kyodo.kit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturesTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String PUBLISHED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void theVectorOfTheSpecificationsOwnLibrariesComesOut() {
        assertThat(Signatures.headers(List.of(SECRET), ID, AT, BODY))
                .containsEntry("webhook-id", ID)
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", PUBLISHED);
    }

    @Test
    void twoSecretsSignSideBySide() {
        String other = Signatures.newSecret();

        assertThat(Signatures.headers(List.of(other, SECRET), ID, AT, BODY))
                .hasEntrySatisfying(
                        "webhook-signature",
                        both ->
                                assertThat(both.split(" ", -1))
                                        .hasSize(2)
                                        .endsWith(PUBLISHED)
                                        .doesNotHaveDuplicates());
    }

    @Test
    void aNewSecretHas256Bits() {
        String secret = Signatures.newSecret();

        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
        assertThat(Signatures.newSecret()).isNotEqualTo(secret);
    }
}
