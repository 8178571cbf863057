package coop.kyodo.membership.contribution;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Requests;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Payments, subscriptions and transfers without HTTP.
public final class Contributions {

    private Contributions() {}

    /// @return the payment's id
    public static UUID pay(Tx tx, UUID member, long amount, LocalDate on) {
        return PayCapital.pay(
                        tx,
                        member,
                        Requests.of(
                                PayCapital.Request.class,
                                Coop.payment(amount, on.toString(), Ids.next().toString())))
                .paymentId();
    }

    public static void returnDeposit(Tx tx, UUID applicant, LocalDate on) {
        ReturnDeposit.pay(
                tx,
                applicant,
                Requests.of(
                        ReturnDeposit.Request.class,
                        Map.of("paidOn", on, "reference", Ids.next().toString())));
    }

    public static void takeOver(Tx tx, UUID taker, UUID leaver, int units, LocalDate on) {
        SubscribeUnits.subscribe(
                tx,
                taker,
                Requests.of(
                        SubscribeUnits.Request.class,
                        Map.of("units", units, "subscribedOn", on, "takesOverFrom", leaver)));
    }

    public static void subscribe(Tx tx, UUID member, int units, LocalDate on) {
        SubscribeUnits.subscribe(
                tx,
                member,
                Requests.of(
                        SubscribeUnits.Request.class, Map.of("units", units, "subscribedOn", on)));
    }

    public static void transfer(Tx tx, UUID from, UUID to, int units, LocalDate on) {
        TransferUnits.transfer(
                tx,
                from,
                Requests.of(
                        TransferUnits.Request.class,
                        Map.of(
                                "toMemberId",
                                to,
                                "units",
                                units,
                                "transferredOn",
                                on,
                                "consent",
                                Map.of("on", on, "reference", "同意書"))));
    }
}
