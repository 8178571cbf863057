package coop.kyodo.surplus.fund;

import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// One journal of the funds' ledger.
public record Journal(
        long number, UUID journalId, Kind kind, UUID planId, LocalDate on, List<Posting> postings) {

    /// What a journal records.
    public enum Kind {
        /// The balances that the year's figures report beside what the ledger has.
        OPENING,
        /// The year's result, the carry-forward and draw-downs become unappropriated surplus.
        RESULT,
        /// The unappropriated surplus goes where the plan says.
        DISPOSITION
    }

    public enum Side {
        DEBIT,
        CREDIT
    }

    /// One line of a journal; the amount is positive.
    public record Posting(String account, Side side, Money amount) {}
}
