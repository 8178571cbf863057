package coop.kyodo.membership.capital;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Units that ended with a year's end, given up (JP-030) or of who left by notice (JP-050), while
/// the journals have them until that year is closed: what they are worth is known only then
/// (JP-054). Amounts in minor units.
///
/// @param unpaid what is unpaid of what is subscribed on them
public record Gone(long units, long subscribed, long unpaid) {

    static final Gone NOTHING = new Gone(0, 0, 0);

    /// The same as callers see it.
    ///
    /// @param capital units times the unit amount
    public record Shown(long units, Money capital, Money unpaidCapital, Money paidIn) {}

    public long paidIn() {
        return subscribed - unpaid;
    }

    /// What a member gave up that is gone before a day, by all that is known now.
    public static Gone givenUpBefore(Tx tx, UUID memberId, LocalDate day) {
        return tx.sql()
                .createQuery(
                        """
                        select units, subscribed, unpaid
                        from given_up_before(:tenant, :member, :day, 'infinity')\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("day", day)
                .map(ConstructorMapper.of(Gone.class))
                .findOne()
                .orElse(NOTHING);
    }

    /// What is gone with the end of a day or an earlier one, of one member or of all.
    ///
    /// @param memberId absent for all
    static Gone withEndOf(Tx tx, @Nullable UUID memberId, LocalDate day, Instant knownAt) {
        return tx.sql()
                .createQuery(
                        """
                        with unclosed as (
                          select coalesce(max(fiscal_year_end), '-infinity') as after from year_end
                          where tenant_id = :tenant and recorded_at <= :known
                        ), given_up as (
                          select distinct r.member_id from unit_reduction r, unclosed
                          where r.tenant_id = :tenant and r.effective_on > after
                            and r.effective_on <= :day
                            and (cast(:member as uuid) is null or r.member_id = :member)
                        ), gone as (
                          select g.units, g.subscribed, g.unpaid
                          from given_up m cross join lateral
                            given_up_before(:tenant, m.member_id, cast(:day as date) + 1, :known) g
                          union all
                          select h.units - coalesce(g.units, 0), h.subscribed - coalesce(g.subscribed, 0),
                            h.unpaid - coalesce(g.unpaid, 0)
                          from unclosed cross join withdrawal w
                          cross join lateral (
                            select coalesce(sum(j.units) filter (where p.account = 'CAPITAL'), 0) as units,
                              coalesce(-sum(p.amount) filter (where p.account = 'CAPITAL'), 0)
                                as subscribed,
                              coalesce(sum(p.amount) filter (where p.account = 'UNPAID_CAPITAL'), 0)
                                as unpaid
                            from journal j join posting p
                              on p.tenant_id = :tenant and p.journal_id = j.journal_id
                            where j.tenant_id = :tenant and j.member_id = w.member_id
                              and j.effective_on <= :day and j.recorded_at <= :known) h
                          left join lateral
                            given_up_before(:tenant, w.member_id, cast(:day as date) + 1, :known) g
                            on true
                          where w.tenant_id = :tenant and w.cause = 'WITHDRAWAL'
                            and w.effective_on > after and w.effective_on <= :day
                            and w.recorded_at <= :known
                            and (w.cancelled_at is null or w.cancelled_at > :known)
                            and (cast(:member as uuid) is null or w.member_id = :member)
                            and h.units > 0
                        )
                        select coalesce(sum(units), 0)::bigint as units,
                          coalesce(sum(subscribed), 0)::bigint as subscribed,
                          coalesce(sum(unpaid), 0)::bigint as unpaid
                        from gone\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("day", day)
                .bind("known", knownAt)
                .map(ConstructorMapper.of(Gone.class))
                .one();
    }

    /// Empty where nothing is gone.
    public Optional<Shown> shown(String currency) {
        return units == 0
                ? Optional.empty()
                : Optional.of(
                        new Shown(
                                units,
                                Money.of(subscribed, currency),
                                Money.of(unpaid, currency),
                                Money.of(paidIn(), currency)));
    }
}
