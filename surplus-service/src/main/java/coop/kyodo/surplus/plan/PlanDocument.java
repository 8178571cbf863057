package coop.kyodo.surplus.plan;

import coop.kyodo.kit.store.Hashes;
import coop.kyodo.surplus.profile.Canonical;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Outcome;
import coop.kyodo.surplus.waterfall.Share;
import coop.kyodo.surplus.waterfall.StatutoryTable;
import coop.kyodo.surplus.waterfall.Waterfall;
import coop.kyodo.surplus.waterfall.WaterfallRules;
import java.util.List;

/// What a plan's hash is taken of: what it was made from, the members' measures, the version of the
/// program, and what follows from them. `inputs` and `result` are canonical JSON.
public record PlanDocument(
        String inputs,
        List<MemberMeasures> members,
        String program,
        String result,
        List<Share> shares) {

    /// The version of the computation; a change that gives other figures is a new one.
    static final String PROGRAM = "surplus-rules/1";

    /// What follows from a plan's terms, apart from the members' shares.
    public record Result(StatutoryTable table, Waterfall waterfall) {}

    /// Computes the plan.
    ///
    /// @throws coop.kyodo.kit.rules.RefusedException when a rule refuses what is wished
    static PlanDocument of(PlanInputs inputs, List<MemberMeasures> members) {
        Outcome outcome = WaterfallRules.compute(inputs.terms(members)).orRefuse();
        return new PlanDocument(
                Canonical.write(inputs),
                members,
                PROGRAM,
                Canonical.write(new Result(outcome.table(), outcome.waterfall())),
                outcome.shares());
    }

    /// The same plan computed again from what it was made from.
    PlanDocument replayed() {
        return of(Canonical.read(inputs, PlanInputs.class), members);
    }

    Result readResult() {
        return Canonical.read(result, Result.class);
    }

    /// Canonical JSON.
    String text() {
        return "{\"inputs\":%s,\"members\":%s,\"program\":%s,\"result\":%s,\"shares\":%s}"
                .formatted(
                        inputs,
                        Canonical.write(members),
                        Canonical.write(program),
                        result,
                        Canonical.write(shares));
    }

    /// The SHA-256 of the text in UTF-8, as lower-case hexadecimal.
    String hash() {
        return Hashes.sha256(text());
    }
}
