package coop.kyodo.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckedTokensTest {

    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final String AIKO = "Bearer header.aiko.signature";

    private final Hands clock = new Hands();
    private final CheckedTokens tokens = new CheckedTokens(clock, KEPT);

    @Test
    void aTokenThatWasCheckedSaysTheSameAMomentLater() {
        Claims claims = goodUntil(NOW.plusSeconds(3_600));
        tokens.note(AIKO, claims);

        assertThat(tokens.in(AIKO)).contains(claims);
    }

    @Test
    void aTokenThatDiffersInOneCharacterIsAnother() {
        tokens.note(AIKO, goodUntil(NOW.plusSeconds(3_600)));

        assertThat(tokens.in(AIKO + "x")).isEmpty();
        assertThat(tokens.in("Bearer header.aikO.signature")).isEmpty();
        assertThat(tokens.in(null)).isEmpty();
    }

    @Test
    void aTokenIsCheckedAgainWhenItsMinuteIsOver() {
        tokens.note(AIKO, goodUntil(NOW.plusSeconds(3_600)));

        clock.now = NOW.plus(KEPT).minusMillis(1);
        assertThat(tokens.in(AIKO)).isPresent();
        clock.now = NOW.plus(KEPT);
        assertThat(tokens.in(AIKO)).isEmpty();
    }

    @Test
    void aTokenIsNotTakenAfterItExpired() {
        Instant expiry = NOW.plusSeconds(20);
        tokens.note(AIKO, goodUntil(expiry));

        clock.now = expiry.minusMillis(1);
        assertThat(tokens.in(AIKO)).isPresent();
        clock.now = expiry;
        assertThat(tokens.in(AIKO)).isEmpty();
    }

    @Test
    void aTokenWithoutAnExpiryIsCheckedEachTime() {
        tokens.note(AIKO, goodUntil(Instant.EPOCH));

        assertThat(tokens.in(AIKO)).isEmpty();
    }

    @Test
    void aTokenThatNeedsAKeyAsWellIsCheckedEachTime() {
        tokens.note(AIKO, new Claims("aiko", Map.of(), NOW.plusSeconds(3_600), true));

        assertThat(tokens.in(AIKO)).isEmpty();
    }

    @Test
    void onlyBearerTokensAreKept() {
        String proven = "DPoP header.aiko.signature";
        tokens.note(proven, goodUntil(NOW.plusSeconds(3_600)));
        tokens.note(null, goodUntil(NOW.plusSeconds(3_600)));

        assertThat(tokens.in(proven)).isEmpty();
    }

    @Test
    void whoKeepsThemForNoTimeChecksEachTime() {
        CheckedTokens none = new CheckedTokens(clock, Duration.ZERO);
        none.note(AIKO, goodUntil(NOW.plusSeconds(3_600)));

        assertThat(none.in(AIKO)).isEmpty();
    }

    @Test
    void ofTooManyTokensTheOneThatWasNotSentForLongestIsForgotten() {
        Claims claims = goodUntil(NOW.plusSeconds(3_600));
        tokens.note(AIKO, claims);
        tokens.note("Bearer forgotten", claims);
        for (int other = 1; other < 10_000; other++) {
            tokens.in(AIKO);
            tokens.note("Bearer " + other, claims);
        }

        assertThat(tokens.in(AIKO)).isPresent();
        assertThat(tokens.in("Bearer forgotten")).isEmpty();
        assertThat(tokens.in("Bearer 1")).isPresent();
    }

    private static Claims goodUntil(Instant expiry) {
        return new Claims("aiko", Map.of(Claims.SCOPE, "work:read"), expiry, false);
    }

    /// A clock that stands where it was set.
    private static final class Hands extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
