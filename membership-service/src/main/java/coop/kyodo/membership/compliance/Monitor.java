package coop.kyodo.membership.compliance;

import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Cooperatives;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Watches the ratios of the Act. Whoever has an entry of work in the month of the date or the two
/// months before it counts as working; people who are neither members nor applicants are unknown
/// here.
final class Monitor {

    private static final int MONTHS_BEFORE = 2;

    /// What is known on a date.
    ///
    /// @param workers persons with work, members or not
    /// @param largestHolding the units of the member with most of them
    record Facts(
            long members, long workingMembers, long workers, long units, long largestHolding) {}

    private Monitor() {}

    static Compliance on(Tx tx, LocalDate asOf) {
        Rulebook profile = Cooperatives.latest(tx).rules();
        YearMonth workSince = YearMonth.from(asOf).minusMonths(MONTHS_BEFORE);
        Facts facts = facts(tx, asOf, workSince);
        List<CapBreach> breaches = CapBreaches.on(tx, profile, asOf);
        List<RatioCheck> checks = new ArrayList<>();
        List<Compliance.NotAssessed> notAssessed = new ArrayList<>();
        if (facts.workers() == 0) {
            notAssessed.add(new Compliance.NotAssessed("JP-010", "no-work-recorded"));
            notAssessed.add(new Compliance.NotAssessed("JP-011", "no-work-recorded"));
        } else {
            check(checks, profile, "JP-010", facts.workingMembers(), facts.members());
            check(checks, profile, "JP-011", facts.workingMembers(), facts.workers());
        }
        notAssessed.add(new Compliance.NotAssessed("JP-014", "labour-contracts-not-recorded"));
        boolean exempt =
                profile.findRule("JP-023")
                        .filter(rule -> facts.members() <= rule.wholeBound("members"))
                        .isPresent();
        if (exempt) {
            notAssessed.add(new Compliance.NotAssessed("JP-021", "three-members-or-fewer"));
        } else {
            profile.findRule("JP-021")
                    .map(rule -> RatioRules.check(rule, facts.largestHolding(), facts.units()))
                    .ifPresent(check -> checks.add(check.decided(breaches.isEmpty())));
        }
        check(checks, profile, "JP-220", facts.members(), 1);
        notAssessed.removeIf(rule -> profile.findRule(rule.rule()).isEmpty());
        return new Compliance(
                asOf,
                workSince,
                checks.stream().allMatch(RatioCheck::ok),
                checks,
                notAssessed,
                breaches);
    }

    /// A rule that the profile does not have is not watched.
    private static void check(
            List<RatioCheck> checks,
            Rulebook profile,
            String rule,
            long numerator,
            long denominator) {
        profile.findRule(rule)
                .ifPresent(found -> checks.add(RatioRules.check(found, numerator, denominator)));
    }

    private static Facts facts(Tx tx, LocalDate asOf, YearMonth workSince) {
        return tx.sql()
                .createQuery(
                        """
                        with present as (
                          select m.member_id from member m
                          left join withdrawal w using (tenant_id, member_id)
                          where m.tenant_id = :tenant and m.admitted_on <= :asOf
                            and (w.effective_on is null or w.effective_on >= :asOf)
                        ), working as (
                          select member_id from work_entry
                          where tenant_id = :tenant and period between :since and :month
                          group by member_id having sum(minutes) > 0 or sum(days) > 0
                        ), held as (
                          select member_id, sum(units) as units from journal
                          where tenant_id = :tenant and effective_on <= :asOf
                            and not (kind = 'WITHDRAWAL' and effective_on = :asOf)
                          group by member_id
                        )
                        select (select count(*) from present) as members,
                          (select count(*) from present join working using (member_id))
                            as working_members,
                          (select count(*) from working) as workers,
                          (select coalesce(sum(units), 0) from held) as units,
                          (select coalesce(max(units), 0) from held) as largest_holding\
                        """)
                .bind("tenant", tx.tenant())
                .bind("asOf", asOf)
                .bind("since", workSince.toString())
                .bind("month", YearMonth.from(asOf).toString())
                .map(ConstructorMapper.of(Facts.class))
                .one();
    }
}
