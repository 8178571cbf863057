package coop.kyodo.membership.leaving;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Requests;
import coop.kyodo.membership.refund.Refunds;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Notices, years' ends and refunds without HTTP.
public final class Leavings {

    private Leavings() {}

    public static void giveNotice(Tx tx, UUID member, LocalDate on) {
        GiveNotice.give(tx, member, Requests.of(GiveNotice.Request.class, Map.of("noticeOn", on)));
    }

    public static void cancelNotice(Tx tx, UUID member, LocalDate on) {
        CancelNotice.cancel(
                tx, member, Requests.of(CancelNotice.Request.class, Map.of("cancelledOn", on)));
    }

    public static void endByLaw(Tx tx, UUID member, String cause, LocalDate on) {
        EndByLaw.end(
                tx,
                member,
                Requests.of(EndByLaw.Request.class, Map.of("cause", cause, "leftOn", on)));
    }

    public static void closeYear(Tx tx, LocalDate end, long netAssets) {
        CloseYear.close(
                tx,
                Requests.of(
                        CloseYear.Request.class,
                        Map.of("fiscalYearEnd", end, "netAssets", Coop.yen(netAssets))));
    }

    public static void payRefund(Tx tx, UUID member, LocalDate on) {
        Refunds.pay(tx, member, on);
    }

    public static void giveUpUnits(Tx tx, UUID member, int units, LocalDate on) {
        GiveUpUnits.giveUp(
                tx,
                member,
                Requests.of(GiveUpUnits.Request.class, Map.of("units", units, "noticeOn", on)));
    }
}
