package coop.kyodo.surplus.use;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One use of a fund. From its request on it reserves its amount; its report, or its cancellation,
/// releases what was not spent.
///
/// @param subject what it is for, in the asker's words
/// @param memberId the member that the money is for, if it is for one
/// @param spendBy until when it will be spent
/// @param hash SHA-256 of what was asked; a resolution of the assembly names it
/// @param reached the states it has reached after the request, in their order
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FundUse(
        UUID useId,
        long number,
        String fund,
        String purpose,
        String subject,
        Money amount,
        @Nullable UUID memberId,
        LocalDate requestedOn,
        LocalDate spendBy,
        String requestedBy,
        String hash,
        State state,
        Money spent,
        Money reserved,
        List<Reached> reached,
        List<Spending> spendings,
        List<Evidence> evidence) {

    /// The states of a use.
    public enum State {
        REQUESTED,
        APPROVED,
        REPORTED,
        CANCELLED
    }

    /// A state and when it was reached.
    ///
    /// @param by who did it; for a resolution, the assembly
    /// @param resolutionId the resolution that approved it, if one did
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reached(
            State state,
            LocalDate on,
            String by,
            @Nullable UUID resolutionId,
            @Nullable String note) {}

    /// What was spent at once.
    ///
    /// @param amount negative for what takes a wrong spending back
    /// @param reverses the spending it takes back
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Spending(
            UUID spendingId,
            Money amount,
            LocalDate spentOn,
            String reference,
            @Nullable String evidenceHash,
            UUID journalId,
            @Nullable UUID reverses) {}

    /// A document that a report rests on, by name and SHA-256.
    public record Evidence(String reference, String hash) {}

    Optional<Spending> find(UUID spendingId) {
        return spendings.stream().filter(each -> each.spendingId().equals(spendingId)).findFirst();
    }

    Spending spending(UUID spendingId) {
        return find(spendingId).orElseThrow();
    }

    Optional<Reached> reached(State wanted) {
        return reached.stream().filter(each -> each.state() == wanted).findFirst();
    }

    /// Grows with every change; the sequence of its events.
    long version() {
        return 1L + reached.size() + spendings.size();
    }

    /// @throws coop.kyodo.kit.web.ProblemException 409 when the use is in another state
    void mustBe(State wanted) {
        if (state != wanted) {
            throw Problems.conflict(
                    "fund-use-not-" + wanted.name().toLowerCase(Locale.ROOT),
                    new FormFault("", "said.use-is-not", Map.of("state", state, "wanted", wanted)));
        }
    }

    /// @throws coop.kyodo.kit.web.ProblemException 409 when the day is before the use got where it
    ///   is
    void mustNotBeBefore(LocalDate day) {
        LocalDate last = reached.isEmpty() ? requestedOn : reached.getLast().on();
        for (Spending spending : spendings) {
            last = spending.spentOn().isAfter(last) ? spending.spentOn() : last;
        }
        if (day.isBefore(last)) {
            throw Problems.conflict(
                    "fund-use-before-last-step",
                    new FormFault("", "said.last-step-on", Map.of("last", last)));
        }
    }
}
