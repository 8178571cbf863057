package coop.kyodo.membership.capital;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.FiscalYears;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Statements of capital from one day to another, as known at an instant: how it stood before, what
/// moved, how it stands after.
final class Statements {

    private static final String OPENING = "OPENING";

    /// The days of a statement, both included.
    record Span(LocalDate from, LocalDate to, @Nullable Instant knownAt) {

        /// From the beginning of the fiscal year to today, where nothing else is asked for.
        static Span of(
                Tx tx,
                @Nullable LocalDate from,
                @Nullable LocalDate to,
                @Nullable Instant knownAt) {
            LocalDate last = to == null ? tx.today() : to;
            LocalDate first = from == null ? FiscalYears.firstDay(tx, last) : from;
            if (first.isAfter(last)) {
                throw Problems.malformed(
                        "date-too-late",
                        new FormFault("/from", "said.lies-after", Map.of("last", last)));
            }
            return new Span(first, last, knownAt);
        }
    }

    /// One member's capital.
    record OfMember(
            UUID memberId,
            LocalDate from,
            LocalDate to,
            @Nullable Instant knownAt,
            Position opening,
            List<Journal> entries,
            Position closing) {}

    /// What the journals of one kind moved.
    record Movement(JournalKind kind, long journals, Position moved) {}

    /// The whole co-op's capital.
    record OfCooperative(
            LocalDate from,
            LocalDate to,
            @Nullable Instant knownAt,
            Position.@Nullable Layout layout,
            Position opening,
            List<Movement> movements,
            Position closing) {}

    private Statements() {}

    static OfMember of(Tx tx, UUID memberId, Span span) {
        String currency = Cooperatives.latest(tx).currency();
        List<Position.Sums> sums = sums(tx, span, memberId);
        Position.Sums opening = opening(sums);
        List<Journal> entries =
                Journals.of(tx, memberId, currency, span.to(), Known.at(span.knownAt())).stream()
                        .filter(entry -> !entry.effectiveOn().isBefore(span.from()))
                        .toList();
        return new OfMember(
                memberId,
                span.from(),
                span.to(),
                span.knownAt(),
                Position.of(currency, opening, goneBefore(tx, span, memberId)),
                entries,
                Position.of(currency, closing(sums), goneWithEnd(tx, span, memberId)));
    }

    static OfCooperative ofAll(Tx tx, Span span) {
        Cooperative cooperative = Cooperatives.latest(tx);
        String currency = cooperative.currency();
        List<Position.Sums> sums = sums(tx, span, null);
        return new OfCooperative(
                span.from(),
                span.to(),
                span.knownAt(),
                Position.Layout.of(cooperative.rules().findRule("JP-033").orElse(null)),
                Position.of(currency, opening(sums), goneBefore(tx, span, null)),
                sums.stream()
                        .filter(sum -> !sum.part().equals(OPENING))
                        .map(sum ->
                                new Movement(
                                        JournalKind.valueOf(sum.part()),
                                        sum.journals(),
                                        Position.of(currency, sum)))
                        .toList(),
                Position.of(currency, closing(sums), goneWithEnd(tx, span, null)));
    }

    private static Gone goneBefore(Tx tx, Span span, @Nullable UUID memberId) {
        return Gone.withEndOf(tx, memberId, span.from().minusDays(1), Known.at(span.knownAt()));
    }

    private static Gone goneWithEnd(Tx tx, Span span, @Nullable UUID memberId) {
        return Gone.withEndOf(tx, memberId, span.to(), Known.at(span.knownAt()));
    }

    private static Position.Sums opening(List<Position.Sums> sums) {
        return sums.stream()
                .filter(sum -> sum.part().equals(OPENING))
                .findFirst()
                .orElse(Position.Sums.NOTHING);
    }

    private static Position.Sums closing(List<Position.Sums> sums) {
        return sums.stream().reduce(Position.Sums.NOTHING, Position.Sums::plus);
    }

    private static List<Position.Sums> sums(Tx tx, Span span, @Nullable UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        with entry as (
                          select journal_id, units,
                            case when effective_on < :from then 'OPENING' else kind end as part
                          from journal
                          where tenant_id = :tenant and effective_on <= :to
                            and recorded_at <= :knownAt
                            and (cast(:member as uuid) is null or member_id = :member)
                        ), counted as (
                          select part, count(*) as journals, sum(units) as units
                          from entry group by part
                        ), booked as (
                          select e.part,
                            coalesce(-sum(amount) filter (where account = 'CAPITAL'), 0) as capital,
                            coalesce(sum(amount) filter (where account = 'UNPAID_CAPITAL'), 0)
                              as unpaid,
                            coalesce(-sum(amount) filter (where account = 'CAPITAL_SURPLUS'), 0)
                              as surplus,
                            coalesce(-sum(amount) filter (where account = 'DEPOSITS'), 0)
                              as deposits,
                            coalesce(-sum(amount) filter (where account = 'REFUNDS_PAYABLE'), 0)
                              as refunds_payable
                          from entry e join posting p
                            on p.tenant_id = :tenant and p.journal_id = e.journal_id
                          group by e.part
                        )
                        select part, journals, units::bigint, capital::bigint, unpaid::bigint,
                          surplus::bigint, deposits::bigint, refunds_payable::bigint
                        from counted join booked using (part) order by part\
                        """)
                .bind("tenant", tx.tenant())
                .bind("from", span.from())
                .bind("to", span.to())
                .bind("knownAt", Known.at(span.knownAt()))
                .bind("member", memberId)
                .map(ConstructorMapper.of(Position.Sums.class))
                .list();
    }
}
