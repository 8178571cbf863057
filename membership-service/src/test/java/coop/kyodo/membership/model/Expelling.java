package coop.kyodo.membership.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

    private static LocalDate known(@Nullable LocalDate date) {
        if (date == null) {
            throw new IllegalStateException("nothing is proposed");
        }
        return date;
    }
}
