package coop.kyodo.membership.revaluation;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.leaving.LeavingEvents;
import java.time.LocalDate;
import java.util.UUID;

/// What others are told of corrected years' ends.
final class RevaluationEvents {

    /// A closed year's net assets were others. The aggregate is the year's end of this co-op.
    ///
    /// @param number of the year's corrections, from 1
    record YearEndCorrected(
            UUID cooperativeId,
            UUID correctionId,
            LocalDate fiscalYearEnd,
            int number,
            Money netAssetsBefore,
            Money netAssets,
            long units,
            Money valuePerUnit,
            LocalDate correctedOn,
            Money refundsBefore,
            Money refunds) {}

    private RevaluationEvents() {}

    static void corrected(Tx tx, YearEndCorrection correction) {
        tx.publish(
                new Event(
                        "coop.kyodo.membership.year-end-corrected.v1",
                        LeavingEvents.yearEndId(tx, correction.fiscalYearEnd()),
                        correction.number() + 1L,
                        new YearEndCorrected(
                                tx.tenant(),
                                correction.correctionId(),
                                correction.fiscalYearEnd(),
                                correction.number(),
                                correction.netAssetsBefore(),
                                correction.netAssets(),
                                correction.units(),
                                correction.valuePerUnit(),
                                correction.correctedOn(),
                                correction.refundsBefore(),
                                correction.refunds())));
    }
}
