package coop.kyodo.surplus.use;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What this service reports of the uses of funds.
final class UseEvents {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Approved(
            UUID cooperativeId,
            UUID useId,
            String fund,
            String purpose,
            Money amount,
            LocalDate spendBy,
            LocalDate approvedOn,
            @Nullable UUID resolutionId) {}

    /// @param reference left out where the use is for one member, whom it may name: what is
    ///   published cannot be erased
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Spent(
            UUID cooperativeId,
            UUID useId,
            UUID spendingId,
            String fund,
            String purpose,
            Money amount,
            LocalDate spentOn,
            @Nullable String reference,
            @Nullable UUID reverses) {}

    record Reported(
            UUID cooperativeId,
            UUID useId,
            String fund,
            String purpose,
            Money amount,
            Money spent,
            LocalDate reportedOn) {}

    private UseEvents() {}

    static Event approved(UUID cooperative, FundUse use, LocalDate on) {
        return new Event(
                "coop.kyodo.surplus.fund-use-approved.v1",
                use.useId(),
                use.version(),
                new Approved(
                        cooperative,
                        use.useId(),
                        use.fund(),
                        use.purpose(),
                        use.amount(),
                        use.spendBy(),
                        on,
                        use.reached().getLast().resolutionId()));
    }

    static Event spent(UUID cooperative, FundUse use, FundUse.Spending spending) {
        return new Event(
                "coop.kyodo.surplus.fund-use-spent.v1",
                use.useId(),
                use.version(),
                new Spent(
                        cooperative,
                        use.useId(),
                        spending.spendingId(),
                        use.fund(),
                        use.purpose(),
                        spending.amount(),
                        spending.spentOn(),
                        use.memberId() == null ? spending.reference() : null,
                        spending.reverses()));
    }

    static Event reported(UUID cooperative, FundUse use, LocalDate on) {
        return new Event(
                "coop.kyodo.surplus.fund-use-reported.v1",
                use.useId(),
                use.version(),
                new Reported(
                        cooperative,
                        use.useId(),
                        use.fund(),
                        use.purpose(),
                        use.amount(),
                        use.spent(),
                        on));
    }
}
