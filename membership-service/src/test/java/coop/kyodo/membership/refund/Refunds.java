package coop.kyodo.membership.refund;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.Coop;
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

    public static void debt(Tx tx, UUID debt, UUID member, long amount, LocalDate since) {
        Debts.record(
                tx,
                member,
                Requests.of(
                        Debts.Request.class,
                        Map.of(
                                "id",
                                debt,
                                "amount",
                                Coop.yen(amount),
                                "owedSince",
                                since,
                                "reason",
                                "道具の前渡金")));
    }

    public static void payDebt(Tx tx, UUID debt, UUID member, LocalDate on) {
        Debts.pay(tx, member, debt, Requests.of(Debts.Payment.class, Map.of("paidOn", on)));
    }
}
