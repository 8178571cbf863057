package coop.kyodo.kit.webhook;

import org.jspecify.annotations.Nullable;

/// How an attempt ended: with an endpoint's answer, or with the reason why there is none.
///
/// @param start the first characters of the answer's body
/// @param refused whether it was us who would not connect
record Answer(
        @Nullable Integer status, @Nullable String start, @Nullable String error, boolean refused) {

    static Answer of(int status, String start) {
        return new Answer(status, start, null, false);
    }

    static Answer failed(String error) {
        return new Answer(null, null, error, false);
    }

    static Answer refused(String error) {
        return new Answer(null, null, error, true);
    }

    boolean isDelivered() {
        return status != null && status >= 200 && status < 300;
    }

    String outcome() {
        return refused ? "refused" : isDelivered() ? "delivered" : "failed";
    }
}
