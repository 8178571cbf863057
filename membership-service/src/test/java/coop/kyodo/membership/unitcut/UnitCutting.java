package coop.kyodo.membership.unitcut;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Requests;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// A reduction of the unit amount without HTTP.
public final class UnitCutting {

    private UnitCutting() {}

    /// All steps before the effect, so that it can take effect on the next day.
    ///
    /// @return the reduction's id
    public static UUID prepare(Tx tx, long unitAmount, UUID resolution, LocalDate today) {
        UUID cut =
                ReduceUnitAmount.resolve(
                                tx,
                                Requests.of(
                                        ReduceUnitAmount.Request.class,
                                        Map.of(
                                                "unitAmount",
                                                Coop.yen(unitAmount),
                                                "resolutionId",
                                                resolution)))
                        .unitCutId();
        LocalDate drawnUpOn = today.minusDays(39);
        ReduceUnitAmount.drawUp(
                tx,
                cut,
                Requests.of(ReduceUnitAmount.Documents.class, Map.of("documentsOn", drawnUpOn)));
        ReduceUnitAmount.giveNotice(
                tx,
                cut,
                Requests.of(
                        ReduceUnitAmount.Notice.class,
                        Map.of(
                                "gazetteOn", drawnUpOn,
                                "notifiedOn", drawnUpOn,
                                "objectionsUntil", today)));
        return cut;
    }

    public static void takeEffect(Tx tx, UUID cut, LocalDate on) {
        CutUnits.takeEffect(
                tx, cut, Requests.of(CutUnits.Request.class, Map.of("effectiveOn", on)));
    }
}
