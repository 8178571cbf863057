package coop.kyodo.membership.person;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// JP-003: votes are equal, so one person has one membership at a time, and none after death.
public final class OneMembership {

    /// A membership, or an application that is not decided or not paid yet.
    ///
    /// @param since the day of the admission, or of the application
    /// @param until the last day; absent while it is open
    /// @param diedOn when the person died, whether that ended it or came after it
    public record Span(LocalDate since, @Nullable LocalDate until, @Nullable LocalDate diedOn) {

        /// An application of this day.
        public static Span applied(LocalDate on) {
            return new Span(on, null, null);
        }

        /// Whether it goes on after the death that another one tells of.
        boolean outlives(Span other) {
            return other.diedOn != null && lastsAfter(other.diedOn);
        }

        private boolean lastsAfter(LocalDate date) {
            return until == null || until.isAfter(date);
        }

        private boolean endsBefore(LocalDate date) {
            return until != null && until.isBefore(date);
        }
    }

    private OneMembership() {}

    /// Why these cannot both be the same person's; empty when they can. Death ends a membership
    /// (JP-052), and there is none after it.
    public static Optional<Refusal> refusal(Rulebook profile, Span one, Span other) {
        boolean turned = other.since.isBefore(one.since);
        Span earlier = turned ? other : one;
        Span later = turned ? one : other;
        LocalDate until = earlier.until;
        if (!earlier.endsBefore(later.since)) {
            Refusal overlap =
                    Refusal.of("memberships-overlap", profile.rule("JP-003"))
                            .with("earlierSince", earlier.since)
                            .with("laterSince", later.since);
            return Optional.of(until == null ? overlap : overlap.with("earlierUntil", until));
        }
        return Stream.of(one, other)
                .filter(span -> one.outlives(span) || other.outlives(span))
                .findFirst()
                .map(dead ->
                        Refusal.of("person-died", profile.rule("JP-052"))
                                .with("diedOn", Objects.requireNonNull(dead.diedOn()))
                                .with("laterSince", later.since))
                .or(() -> daysDiffer(profile, one.diedOn, other.diedOn));
    }

    /// JP-052: a person dies on one day, whatever membership says so.
    private static Optional<Refusal> daysDiffer(
            Rulebook profile, @Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || other == null || one.equals(other)
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("death-days-differ", profile.rule("JP-052"))
                                .with("recorded", one)
                                .with("diedOn", other));
    }

    /// A death is noted on a day when no other membership of the person goes on after it: that one
    /// ends by the death first; and on the day that others say.
    static Decision<LocalDate> endsBy(Rulebook profile, List<Span> others, LocalDate diedOn) {
        return others.stream()
                .filter(span -> span.lastsAfter(diedOn))
                .findFirst()
                .map(span ->
                        Refusal.of("person-is-member", profile.rule("JP-003"))
                                .with("since", span.since())
                                .with("diedOn", diedOn))
                .or(() ->
                        others.stream()
                                .flatMap(
                                        span -> daysDiffer(profile, span.diedOn(), diedOn).stream())
                                .findFirst())
                .map(Decision::<LocalDate>refused)
                .orElseGet(() -> Decision.accepted(diedOn));
    }

    /// Nobody applies who is a member or an applicant.
    ///
    /// @param openSince since when the person is
    static Decision<LocalDate> notOpen(
            Rulebook profile, Optional<LocalDate> openSince, LocalDate appliedOn) {
        return openSince
                .map(since ->
                        Decision.<LocalDate>refused(
                                Refusal.of("person-is-member", profile.rule("JP-003"))
                                        .with("since", since)
                                        .with("appliedOn", appliedOn)))
                .orElseGet(() -> Decision.accepted(appliedOn));
    }

    /// Two records are not one person's when both are a member's or an applicant's.
    static Decision<Boolean> notBothOpen(
            Rulebook profile, Optional<LocalDate> losing, Optional<LocalDate> staying) {
        if (losing.isEmpty() || staying.isEmpty()) {
            return Decision.accepted(true);
        }
        return Decision.refused(
                Refusal.of("both-are-members", profile.rule("JP-003"))
                        .with("losingSince", losing.get())
                        .with("stayingSince", staying.get()));
    }

    /// What a person is and was, the first first; refusals and applications given up left out.
    public static List<Span> of(Tx tx, UUID personId) {
        return besides(tx, personId, null);
    }

    /// The same of all these persons, by their ids.
    public static Map<UUID, List<Span>> ofAll(Tx tx, Collection<UUID> personIds) {
        return besides(tx, personIds, null);
    }

    /// The same without one of the memberships.
    static List<Span> besides(Tx tx, UUID personId, @Nullable UUID memberId) {
        return besides(tx, List.of(personId), memberId).getOrDefault(personId, List.of());
    }

    private static Map<UUID, List<Span>> besides(
            Tx tx, Collection<UUID> personIds, @Nullable UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select m.person_id, coalesce(m.admitted_on, m.applied_on) as since,
                          coalesce(m.left_on, m.notice_ends_on) as until,
                          coalesce(
                            (select max(w.effective_on) from withdrawal w
                             where w.tenant_id = m.tenant_id and w.member_id = m.member_id
                               and w.cause = 'DEATH' and w.cancelled_at is null),
                            (select d.died_on from later_death d
                             where d.tenant_id = m.tenant_id and d.member_id = m.member_id
                             order by d.turn desc limit 1))
                            as died_on
                        from member m
                        where m.tenant_id = :tenant and m.person_id = any(:persons)
                          and m.member_id is distinct from cast(:besides as uuid)
                          and m.state in ('APPLIED', 'ACCEPTED', 'MEMBER', 'LEAVING', 'LEFT')
                        order by since\
                        """)
                .bind("tenant", tx.tenant())
                .bind("persons", SqlArrays.uuids(personIds))
                .bind("besides", memberId)
                .reduceRows(
                        new HashMap<>(),
                        (all, row) -> {
                            all.computeIfAbsent(
                                            row.getColumn("person_id", UUID.class),
                                            id -> new ArrayList<>())
                                    .add(
                                            new Span(
                                                    row.getColumn("since", LocalDate.class),
                                                    row.getColumn("until", LocalDate.class),
                                                    row.getColumn("died_on", LocalDate.class)));
                            return all;
                        });
    }

    /// Whether the second's memberships can be the first's too.
    static Decision<List<Span>> fits(Rulebook profile, List<Span> ones, List<Span> others) {
        for (Span one : ones) {
            for (Span other : others) {
                Optional<Refusal> refusal = refusal(profile, one, other);
                if (refusal.isPresent()) {
                    return Decision.refused(refusal.get());
                }
            }
        }
        return Decision.accepted(others);
    }
}
