package coop.kyodo.federation.count;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An organisation's own members on a day, and what the number was chosen from: a number counted
/// from a co-operative's membership events stands before a declared one.
record OwnMembers(
        long members,
        Basis basis,
        @Nullable Long counted,
        @Nullable Long declared,
        @Nullable LocalDate declaredAsOf,
        @Nullable Long variance) {

    enum Basis {
        COUNTED,
        DECLARED,
        NONE
    }

    static OwnMembers of(
            @Nullable Long counted, @Nullable Long declared, @Nullable LocalDate declaredAsOf) {
        if (counted != null) {
            Long variance = declared == null ? null : declared - counted;
            return new OwnMembers(
                    counted, Basis.COUNTED, counted, declared, declaredAsOf, variance);
        }
        return declared == null
                ? new OwnMembers(0, Basis.NONE, null, null, null, null)
                : new OwnMembers(declared, Basis.DECLARED, null, declared, declaredAsOf, null);
    }
}
