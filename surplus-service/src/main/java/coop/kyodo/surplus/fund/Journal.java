package coop.kyodo.surplus.fund;

import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One journal of the funds' ledger.
///
/// @param planId for what a plan moved, the plan
/// @param corrects for the differences of a correction, the journal they stand beside
/// @param reference for other moves, the voucher
public record Journal(
        long number,
        UUID journalId,
        Kind kind,
        @Nullable UUID planId,
        @Nullable UUID corrects,
        @Nullable String reference,
        LocalDate on,
        List<Posting> postings) {

    /// What a journal records.
    public enum Kind {
        /// The balances that the year's figures report beside what the ledger has.
        OPENING,
        /// The year's result, the carry-forward and draw-downs become unappropriated surplus.
        RESULT,
        /// The unappropriated surplus goes where the plan says.
        DISPOSITION,
        /// What of the members' shares is owed to the tax office or pays up capital.
        PAYOUT,
        /// Something came into a fund from outside the surplus.
        DEPOSIT,
        /// A fund was spent on its purpose.
        USE,
        /// Something moved on internal capital accounts.
        CAPITAL,
        /// Payments of dividends went to the bank, were paid, or failed.
        PAYMENT,
        /// Membership could not apply a dividend to capital.
        RETURN,
        /// A member paid back what was overpaid.
        REPAYMENT,
        /// Withheld tax was paid to the tax office.
        REMITTANCE,
        /// Members settled what they bear of losses.
        LOSS_SETTLEMENT
    }

    public enum Side {
        DEBIT,
        CREDIT
    }

    /// One line of a journal; the amount is positive.
    public record Posting(String account, Side side, Money amount) {

        /// What the account gains by it, negative for a debit.
        public Money credited() {
            return side == Side.CREDIT ? amount : amount.negated();
        }
    }

    /// The postings that move an amount from one account to another.
    public static List<Posting> move(String from, String to, Money amount) {
        return List.of(new Posting(from, Side.DEBIT, amount), new Posting(to, Side.CREDIT, amount));
    }
}
