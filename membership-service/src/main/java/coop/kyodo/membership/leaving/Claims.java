package coop.kyodo.membership.leaving;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Articles;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.refund.ClaimRules;
import coop.kyodo.membership.refund.Heirs;
import coop.kyodo.membership.refund.RefundClaims;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Opens the claims that leavers have from a year's end on.
final class Claims {

    private Claims() {}

    static void openAll(Tx tx, Cooperative cooperative, LocalDate end, List<Leaver> leavers) {
        Articles.Leaving terms = Cooperatives.inForceOn(tx, end).articles().termsOfLeaving();
        int years = cooperative.rules().rule("JP-056").wholeBound("years");
        Map<UUID, List<ClaimRules.Instalment>> claims = new HashMap<>();
        for (Leaver leaver : leavers) {
            claims.put(
                    leaver.share().memberId(),
                    ClaimRules.instalments(
                            leaver.valuation().refund(),
                            terms,
                            end,
                            leaver.claimLapsesAfter(),
                            years));
        }
        RefundClaims.open(tx, claims, end);
        Heirs.takeOver(tx, cooperative, claims.keySet(), end);
    }
}
