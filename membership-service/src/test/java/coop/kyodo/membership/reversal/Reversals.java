package coop.kyodo.membership.reversal;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.Requests;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Payments taken back without HTTP.
public final class Reversals {

    private Reversals() {}

    public static void reverse(
            Tx tx, UUID member, UUID payment, LocalDate on, boolean leavesUnpaid) {
        ReversePayment.reverse(
                tx,
                member,
                payment,
                Requests.of(
                        ReversePayment.Request.class,
                        Map.of(
                                "reversedOn", on,
                                "reason", "二重に記帳した",
                                "leavesUnpaid", leavesUnpaid)));
    }
}
