package coop.kyodo.membership.refund;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.Requests;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Payments of refunds without HTTP.
public final class Refunds {

    private Refunds() {}

    public static void pay(Tx tx, UUID member, LocalDate on) {
        PayRefund.pay(
                tx,
                member,
                Requests.of(
                        PayRefund.Request.class,
                        Map.of("paidOn", on, "reference", Ids.next().toString())));
    }
}
