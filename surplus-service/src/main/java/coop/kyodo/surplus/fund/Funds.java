package coop.kyodo.surplus.fund;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.policy.IndivisibleFunds;
import coop.kyodo.surplus.profile.Canonical;
import coop.kyodo.surplus.profile.FundTerms;
import coop.kyodo.surplus.profile.Profile;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The funds of a co-op: those of its profile and those it made itself.
public final class Funds {

    private Funds() {}

    /// Whoever moves or reserves what is in a fund waits here for the others until the end of the
    /// transaction.
    public static void lock(Tx tx) {
        tx.sql()
                .createQuery(
                        """
                        select 1 from (select
                          pg_advisory_xact_lock(hashtextextended(:tenant || '/funds', 0))) l\
                        """)
                .bind("tenant", tx.tenant().toString())
                .mapTo(Integer.class)
                .one();
    }

    /// @throws coop.kyodo.kit.web.ProblemException 404 when the co-op has no such fund
    public static FundTerms get(Tx tx, Profile profile, String fund) {
        return find(tx, profile, fund).orElseThrow(() -> Problems.notFound("fund-not-found"));
    }

    static Optional<FundTerms> find(Tx tx, Profile profile, String fund) {
        return all(tx, profile).stream().filter(each -> each.fund().equals(fund)).findFirst();
    }

    static List<FundTerms> all(Tx tx, Profile profile) {
        IndivisibleFunds indivisible = IndivisibleFunds.of(tx, profile);
        return Stream.concat(
                        profile.funds().stream(),
                        own(tx).stream()
                                .map(fund ->
                                        indivisible.isOne(fund.fund())
                                                ? fund.asIndivisible()
                                                : fund))
                .toList();
    }

    private static List<FundTerms> own(Tx tx) {
        return tx.sql()
                .createQuery(
                        "select document from voluntary_fund where tenant_id = :tenant order by fund")
                .bind("tenant", tx.tenant())
                .mapTo(String.class)
                .map(document -> Canonical.read(document, FundTerms.class))
                .list();
    }

    static void add(Tx tx, FundTerms fund, LocalDate decidedOn) {
        tx.sql()
                .createUpdate(
                        """
                        insert into voluntary_fund
                          (tenant_id, fund, decided_on, document, recorded_at)
                        values (:tenant, :fund, :decidedOn, :document, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("fund", fund.fund())
                .bind("decidedOn", decidedOn)
                .bind("document", Canonical.write(fund))
                .bind("now", tx.now())
                .execute();
    }

    /// What the uses of each fund still reserve, up to and with a day, or now.
    public static Map<String, Money> committed(Tx tx, @Nullable LocalDate on) {
        Map<String, Money> committed = new TreeMap<>();
        tx.sql()
                .createQuery(
                        """
                        select u.fund, u.currency,
                          sum(u.amount - coalesce(s.spent, 0))::bigint as reserved
                        from fund_use u left join lateral (
                          select sum(amount) as spent from fund_spending s
                          where s.tenant_id = u.tenant_id and s.use_id = u.use_id
                            and (:on::date is null or s.spent_on <= :on::date)) s on true
                        where u.tenant_id = :tenant
                          and (:on::date is null or u.requested_on <= :on::date)
                          and not exists (select 1 from fund_use_state e
                            where e.tenant_id = u.tenant_id and e.use_id = u.use_id
                              and e.state in ('REPORTED', 'CANCELLED')
                              and (:on::date is null or e.on_day <= :on::date))
                        group by u.fund, u.currency\
                        """)
                .bind("tenant", tx.tenant())
                .bind("on", on)
                .map((row, context) ->
                        Map.entry(
                                row.getString("fund"),
                                Money.of(row.getLong("reserved"), row.getString("currency"))))
                .forEach(entry -> committed.put(entry.getKey(), entry.getValue()));
        return committed;
    }

    /// The funds among the ledger's accounts.
    public static Map<String, Money> among(Map<String, Money> balances) {
        Map<String, Money> funds = new TreeMap<>(balances);
        funds.keySet().removeIf(account -> !Account.isFund(account));
        return funds;
    }

    /// What the indivisible funds hold on a day, in this currency, with those that a policy made
    /// indivisible.
    public static Money indivisible(Tx tx, Profile profile, LocalDate on, String currency) {
        Set<String> ofProfile =
                profile.funds().stream()
                        .filter(fund -> fund.kind() == FundTerms.Kind.INDIVISIBLE)
                        .map(FundTerms::fund)
                        .collect(Collectors.toSet());
        IndivisibleFunds indivisible = IndivisibleFunds.of(tx, profile);
        return Journals.balances(tx, on).entrySet().stream()
                .filter(each -> each.getValue().currency().equals(currency))
                .filter(each ->
                        ofProfile.contains(each.getKey())
                                || (Account.isFund(each.getKey())
                                        && indivisible.isOne(each.getKey())))
                .map(Map.Entry::getValue)
                .reduce(Money.zero(currency), Money::plus);
    }

    /// What journals together take from a fund leaves what its uses have reserved, or nothing.
    /// Funds that they do not lower stay as they are.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 409 otherwise
    public static void mustStayCovered(
            Tx tx, Map<String, Money> balances, Collection<List<Journal.Posting>> journals) {
        Map<String, Money> moved = new TreeMap<>();
        journals.stream()
                .flatMap(List::stream)
                .filter(posting -> Account.isFund(posting.account()))
                .forEach(
                        posting -> moved.merge(posting.account(), posting.credited(), Money::plus));
        Map<String, Money> committed = committed(tx, null);
        moved.forEach((fund, change) -> {
            Money zero = Money.zero(change.currency());
            Money reserved = committed.getOrDefault(fund, zero);
            Money left = balances.getOrDefault(fund, zero).plus(change);
            if (change.isNegative() && left.compareTo(reserved) < 0) {
                throw Problems.conflict(
                        "fund-committed",
                        new FormFault(
                                "",
                                "said.fund-committed",
                                Map.of("fund", fund, "left", left, "reserved", reserved)));
            }
        });
    }
}
