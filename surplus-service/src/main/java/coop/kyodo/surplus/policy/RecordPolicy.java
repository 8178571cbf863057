package coop.kyodo.surplus.policy;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.Policy;
import java.util.Map;

/// Records a new version of the co-op's policy, when its profile and articles allow it.
final class RecordPolicy {

    private RecordPolicy() {}

    static Policy record(Tx tx, PolicyRequest request) {
        Cooperative cooperative = Cooperatives.today(tx);
        int version = Math.toIntExact(tx.nextNumber("policy"));
        Policy policy = request.within(cooperative.rules(), cooperative.articles(), version);
        IndivisibleFunds.mustStay(tx, policy, cooperative.rules());
        Policies.add(tx, policy);
        tx.audit(
                "policy-recorded",
                Integer.toString(version),
                Map.of("decidedOn", request.decidedOn(), "steps", policy.steps()));
        return policy;
    }
}
