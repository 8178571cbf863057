package coop.kyodo.membership;

import io.quarkus.test.junit.QuarkusMock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// The service's clock in the hands of a test, until the test ends.
public final class Time extends Clock {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final AtomicReference<Instant> now;

    private Time(Instant now) {
        this.now = new AtomicReference<>(now);
        QuarkusMock.installMockForType(this, Clock.class);
    }

    /// Stands still at the present moment.
    public static Time stopped() {
        return new Time(InstantSource.system().instant());
    }

    /// Stands at the beginning of this day.
    public static Time on(String day) {
        return new Time(LocalDate.parse(day).atStartOfDay(TOKYO).toInstant());
    }

    /// Begins with this day and runs on.
    public static void from(String day) {
        Instant start = LocalDate.parse(day).atStartOfDay(TOKYO).toInstant();
        Clock ahead =
                Clock.offset(
                        Clock.system(TOKYO),
                        Duration.between(InstantSource.system().instant(), start));
        QuarkusMock.installMockForType(ahead, Clock.class);
    }

    public void pass(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
        return TOKYO;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
