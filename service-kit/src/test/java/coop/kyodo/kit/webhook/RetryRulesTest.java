package coop.kyodo.kit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryRulesTest {

    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofDays(5);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(5));

    @Test
    void eachTryWaitsItsPause() {
        assertThat(RetryRules.nextTry(PAUSES, 1, NOW)).contains(NOW.plusSeconds(5));
        assertThat(RetryRules.nextTry(PAUSES, 2, NOW)).contains(NOW.plusSeconds(300));
    }

    @Test
    void afterTheLastPauseThereIsNoOther() {
        assertThat(RetryRules.nextTry(PAUSES, 3, NOW)).isEmpty();
    }

    @Test
    void patienceEndsAtItsEndAndNotBefore() {
        Instant justIn = NOW.minus(PATIENCE).plusMillis(1);

        assertThat(RetryRules.disabling(PATIENCE, justIn, 500, NOW)).isEmpty();
        assertThat(RetryRules.disabling(PATIENCE, NOW.minus(PATIENCE), 500, NOW)).isPresent();
        assertThat(RetryRules.disabling(PATIENCE, NOW.minus(PATIENCE), null, NOW)).isPresent();
    }

    @Test
    void whoIsGoneIsNotAskedAgain() {
        assertThat(RetryRules.disabling(PATIENCE, NOW, 410, NOW)).isPresent();
        assertThat(RetryRules.disabling(PATIENCE, NOW, 404, NOW)).isEmpty();
    }
}
