package coop.kyodo.surplus.policy;

import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.profile.Canonical;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Step;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Once indivisible, always indivisible (JP-223, JP-244, JW-03c), whatever a later policy says.
public final class IndivisibleFunds {

    private record Version(Policy policy, OffsetDateTime recordedAt) {

        boolean feeds(String fund) {
            return feeding(Step.Sink.INDIVISIBLE_FUND, fund).isPresent();
        }

        Optional<Step> feeding(Step.Sink sink, String fund) {
            return policy.steps().stream()
                    .filter(step -> step.sink() == sink && fund.equals(step.fund()))
                    .findFirst();
        }
    }

    private final Profile profile;
    private final List<Version> versions;

    private IndivisibleFunds(Profile profile, List<Version> versions) {
        this.profile = profile;
        this.versions = versions;
    }

    /// As the profile and the policies that are recorded now have them.
    public static IndivisibleFunds of(Tx tx, Profile profile) {
        return new IndivisibleFunds(profile, versions(tx, profile));
    }

    /// Whether the law, the profile's own policy or any version of the co-op's makes a fund
    /// indivisible or ever did: nothing is drawn from it for members, and it pays none.
    public boolean isOne(String fund) {
        return profile.indivisibilityOf(fund).isPresent()
                || versions.stream().anyMatch(each -> each.feeds(fund));
    }

    /// The rule by which the profile's own policy or any version of the co-op's sets a fund aside
    /// for mutual aid or ever did: it is used for that, and nothing is drawn from it either.
    public Optional<Rule> tiedBy(String fund) {
        return versions.stream()
                .flatMap(each -> each.feeding(Step.Sink.MUTUAL_FUND, fund).stream())
                .findFirst()
                .map(profile::ruleOf);
    }

    /// Whether a version made the fund indivisible while there was money in it.
    private boolean heldMoney(Tx tx, String fund) {
        return IntStream.range(0, versions.size())
                .filter(i -> versions.get(i).feeds(fund))
                .anyMatch(i ->
                        isCredited(
                                tx,
                                fund,
                                versions.get(i).policy().version(),
                                firstWithout(versions.subList(i, versions.size()), fund)));
    }

    /// Lets a policy pass that feeds none of these as something that can be used up.
    ///
    /// @throws RefusedException otherwise
    public static void mustStay(Tx tx, Policy policy, Profile profile) {
        IndivisibleFunds indivisible = of(tx, profile);
        for (int i = 0; i < policy.steps().size(); i++) {
            Step step = policy.steps().get(i);
            String fund = step.fund();
            if (fund != null
                    && step.sink() != Step.Sink.INDIVISIBLE_FUND
                    && indivisible.heldMoney(tx, fund)) {
                throw new RefusedException(
                        Refusal.of("fund-is-indivisible", profile.ruleOfIndivisible(fund))
                                .at("/steps/" + i + "/sink")
                                .with("fund", fund)
                                .with("sink", step.sink().name()));
            }
        }
    }

    /// When a version first fed the fund no more as an indivisible one; null when none did.
    private static @Nullable OffsetDateTime firstWithout(List<Version> versions, String fund) {
        return versions.stream()
                .filter(later -> !later.feeds(fund))
                .map(Version::recordedAt)
                .findFirst()
                .orElse(null);
    }

    /// Whether the fund was credited before a moment, at any time when there is none, or by a plan
    /// of this version.
    private static boolean isCredited(
            Tx tx, String fund, int version, @Nullable OffsetDateTime until) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select 1 from posting o
                            join journal j on j.tenant_id = o.tenant_id
                              and j.journal_id = o.journal_id
                            left join plan_state s on s.tenant_id = j.tenant_id
                              and s.plan_id = j.plan_id and s.state = 'EXECUTED'
                            left join plan_revision r on r.tenant_id = s.tenant_id
                              and r.plan_id = s.plan_id and r.revision = s.revision
                          where o.tenant_id = :tenant and o.account = :fund and o.side = 'CREDIT'
                            and (:until::timestamptz is null or j.recorded_at < :until::timestamptz
                              or (r.inputs::jsonb -> 'policy' ->> 'version')::int = :version))\
                        """)
                .bind("tenant", tx.tenant())
                .bind("fund", fund)
                .bind("until", until)
                .bind("version", version)
                .mapTo(Boolean.class)
                .one();
    }

    /// The profile's own policy and the co-op's versions, in their order.
    private static List<Version> versions(Tx tx, Profile profile) {
        List<Version> versions = new ArrayList<>();
        versions.add(
                new Version(
                        new Policy(0, profile.name(), null, profile.guards().policy(), null),
                        OffsetDateTime.MIN));
        versions.addAll(
                tx.sql()
                        .createQuery(
                                """
                                select recorded_at, document from policy
                                where tenant_id = :tenant order by version\
                                """)
                        .bind("tenant", tx.tenant())
                        .map((row, context) ->
                                new Version(
                                        Canonical.read(row.getString("document"), Policy.class),
                                        row.getObject("recorded_at", OffsetDateTime.class)))
                        .list());
        return versions;
    }
}
