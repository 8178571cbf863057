package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.payout.PayoutTerms;
import coop.kyodo.surplus.profile.Canonical;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Profiles;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A plan in its newest revision, without the members' lines.
///
/// @param corrects the executed plan it corrects, for a correction
/// @param root the plan that the corrections began with, for a correction
/// @param reached the states it has reached after the draft, in their order
public record Plan(
        UUID planId,
        String year,
        @Nullable UUID corrects,
        @Nullable UUID root,
        int revision,
        String program,
        String inputs,
        String result,
        String hash,
        Money distributed,
        @Nullable String note,
        List<Reached> reached) {

    /// The states of a plan, in their order.
    public enum State {
        DRAFT,
        SUBMITTED,
        ADOPTED,
        /// Its lines are being written; some are there already.
        EXECUTING,
        /// A later resolution adopted another plan in its place before it was executed.
        SUPERSEDED,
        EXECUTED
    }

    /// A state and when it was reached.
    ///
    /// @param resolutionId for ADOPTED, the resolution that adopted the plan; for SUPERSEDED, the
    ///   one that adopted another
    public record Reached(State state, String hash, LocalDate onDay, @Nullable UUID resolutionId) {}

    /// The plan that the corrections began with, also when it is this one.
    public UUID rootOrItself() {
        return root == null ? planId : root;
    }

    public State state() {
        return reached.isEmpty() ? State.DRAFT : reached.getLast().state();
    }

    public Optional<Reached> reached(State state) {
        return reached.stream().filter(each -> each.state() == state).findFirst();
    }

    /// Grows with every change of the plan; its ETag and its events' sequence.
    long version() {
        return (long) revision + reached.size();
    }

    /// @throws coop.kyodo.kit.web.ProblemException 409 when what is stored cannot be read
    public PlanInputs readInputs() {
        return read(inputs, PlanInputs.class);
    }

    /// @throws coop.kyodo.kit.web.ProblemException 409 when what is stored cannot be read
    public PlanDocument.Result readResult() {
        return read(result, PlanDocument.Result.class);
    }

    private static <T> T read(String stored, Class<T> type) {
        try {
            return Canonical.read(stored, type);
        } catch (IllegalArgumentException e) {
            throw Problems.conflict(
                    "plan-hash-differs", FormFault.of("", "said.stored-plan-unreadable"));
        }
    }

    /// By what rules the shares are paid out when the plan is executed on this day.
    public PayoutTerms payoutTerms(LocalDate on) {
        PlanInputs from = readInputs();
        return PayoutTerms.of(
                planId,
                on,
                distributed.currency(),
                Profiles.of(from.policy().profile()),
                from.policy(),
                from.articles());
    }

    /// By when what it pays in money is paid, where its profile says so.
    public Optional<Profile.PayBy> payBy() {
        return profile().payBy(readInputs().to());
    }

    /// The profile that it was made under.
    Profile profile() {
        return Profiles.of(readInputs().policy().profile());
    }

    /// @throws coop.kyodo.kit.web.ProblemException 409 when the plan is in another state
    void mustBe(State wanted, String code) {
        if (state() != wanted) {
            throw Problems.conflict(
                    code,
                    new FormFault(
                            "", "said.plan-is-not", Map.of("state", state(), "wanted", wanted)));
        }
    }
}
