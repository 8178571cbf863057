package coop.kyodo.membership.person;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.ProblemException;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// JP-003: votes are equal, so one person has one membership at a time, and none after death.
public final class OneMembership {

    /// A membership, or an application that is not decided or not paid yet.
    ///
    /// @param since the day of the admission, or of the application
    /// @param until the last day; absent while it is open
    /// @param died whether death ended it
    public record Span(LocalDate since, @Nullable LocalDate until, boolean died) {

        /// An application of this day.
        public static Span applied(LocalDate on) {
            return new Span(on, null, false);
        }

        boolean overlaps(Span other) {
            return !endsBefore(other.since) && !other.endsBefore(since);
        }

        /// Whether it begins after the death that ended another.
        boolean followsDeath(Span other) {
            return other.died && other.endsBefore(since);
        }

        private boolean endsBefore(LocalDate date) {
            return until != null && until.isBefore(date);
        }

        private String words() {
            return since + " to " + (until == null ? "now" : until);
        }
    }

    private OneMembership() {}

    /// Why these cannot both be the same person's; empty when they can.
    public static Optional<ProblemException> problem(Span one, Span other) {
        if (one.overlaps(other)) {
            return Optional.of(
                    Problems.conflict(
                            "memberships-overlap",
                            "The person would be twice a member: %s and %s."
                                    .formatted(one.words(), other.words())));
        }
        return Stream.of(one, other)
                .filter(span -> one.followsDeath(span) || other.followsDeath(span))
                .findFirst()
                .map(dead ->
                        Problems.conflict(
                                "person-died", "The person died on " + dead.until() + "."));
    }

    /// What a person is and was, the first first; refusals and applications given up left out.
    public static List<Span> of(Tx tx, UUID personId) {
        return besides(tx, personId, null);
    }

    /// The same without one of the memberships.
    static List<Span> besides(Tx tx, UUID personId, @Nullable UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(m.admitted_on, m.applied_on) as since, m.left_on as until,
                          exists (select from withdrawal w
                            where w.tenant_id = m.tenant_id and w.member_id = m.member_id
                              and w.cause = 'DEATH' and w.cancelled_at is null) as died
                        from member m
                        where m.tenant_id = :tenant and m.person_id = :person
                          and m.member_id is distinct from cast(:besides as uuid)
                          and m.state in ('APPLIED', 'ACCEPTED', 'MEMBER', 'LEAVING', 'LEFT')
                        order by since\
                        """)
                .bind("tenant", tx.tenant())
                .bind("person", personId)
                .bind("besides", memberId)
                .map(ConstructorMapper.of(Span.class))
                .list();
    }

    /// Lets the second's memberships be the first's too; a 409 otherwise.
    static void mustFit(List<Span> ones, List<Span> others) {
        for (Span one : ones) {
            for (Span other : others) {
                Optional<ProblemException> problem = problem(one, other);
                if (problem.isPresent()) {
                    throw problem.get();
                }
            }
        }
    }
}
