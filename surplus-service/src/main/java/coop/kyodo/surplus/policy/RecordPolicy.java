package coop.kyodo.surplus.policy;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.profile.Until;
import java.util.Map;

/// Records a new version of the co-op's policy, when its profile and articles allow it.
final class RecordPolicy {

    private RecordPolicy() {}

    static Policy record(Tx tx, PolicyRequest request) {
        Days.mustHaveCome(tx, request.decidedOn(), "/decidedOn");
        Cooperative cooperative = Cooperatives.today(tx);
        int version = Math.toIntExact(tx.nextNumber("policy"));
        Policy policy = request.within(cooperative.rules(), cooperative.articles(), version);
        mustBeInTheCoopsCurrency(policy, cooperative);
        IndivisibleFunds.mustStay(tx, policy, cooperative.rules());
        Policies.add(tx, policy);
        tx.audit(
                "policy-recorded",
                Integer.toString(version),
                Map.of("decidedOn", request.decidedOn(), "steps", policy.steps()));
        return policy;
    }

    /// No figures are in another currency, so that nothing could be planned by it.
    private static void mustBeInTheCoopsCurrency(Policy policy, Cooperative cooperative) {
        for (int i = 0; i < policy.steps().size(); i++) {
            Step step = policy.steps().get(i);
            if (step.amount() != null) {
                cooperative.mustBeInItsCurrency(
                        step.amount().currency(), "/steps/" + i + "/amount");
            }
            Until until = step.until();
            if (until != null && until.amount() != null) {
                cooperative.mustBeInItsCurrency(
                        until.amount().currency(), "/steps/" + i + "/until/amount");
            }
        }
    }
}
