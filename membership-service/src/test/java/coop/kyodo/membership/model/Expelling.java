package coop.kyodo.membership.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a member's expulsion has got, and what the assembly resolved on it.
final class Expelling {

    enum State {
        NONE,
        PROPOSED,
        OVER
    }

    State state = State.NONE;
    @Nullable LocalDate notifiedOn;
    @Nullable LocalDate meetingOn;
    @Nullable LocalDate defenceOn;
    final List<LocalDate> resolvedOn = new ArrayList<>();

    String mustBeProposed() {
        return switch (state) {
            case NONE -> "expulsion-not-found";
            case OVER -> "expulsion-over";
            case PROPOSED -> Model.OK;
        };
    }

    LocalDate notified() {
        return known(notifiedOn);
    }

    LocalDate meeting() {
        return known(meetingOn);
    }

    /// The last day on which a meeting from the one proposed on resolved.
    Optional<LocalDate> resolved() {
        return resolvedOn.stream()
                .filter(day -> !day.isBefore(meeting()))
                .max(Comparator.naturalOrder());
    }

    private static LocalDate known(@Nullable LocalDate date) {
        if (date == null) {
            throw new IllegalStateException("nothing is proposed");
        }
        return date;
    }
}
