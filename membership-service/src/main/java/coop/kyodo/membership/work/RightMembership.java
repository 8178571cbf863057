package coop.kyodo.membership.work;

import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Under which of a person's memberships work is recorded. Whoever left and joined again has two,
/// and shares in the surplus by the work under each while it lasts; under the other one it would be
/// told as a non-member's.
final class RightMembership {

    static final String CODE = "other-membership";

    /// A membership or an application.
    ///
    /// @param beganOn the day of the admission; null before it
    /// @param endsOn the last day; null while none is known
    record Membership(UUID memberId, @Nullable LocalDate beganOn, @Nullable LocalDate endsOn) {

        private boolean includes(LocalDate day) {
            return includesOneOf(day, day);
        }

        private boolean includesOneOf(LocalDate firstDay, LocalDate lastDay) {
            return beganOn != null
                    && !beganOn.isAfter(lastDay)
                    && (endsOn == null || !endsOn.isBefore(firstDay));
        }

        private boolean beganAfter(Membership other) {
            return beganOn != null && (other.beganOn == null || beganOn.isAfter(other.beganOn));
        }
    }

    private record Listed(
            UUID asked, UUID memberId, @Nullable LocalDate beganOn, @Nullable LocalDate endsOn) {

        Membership membership() {
            return new Membership(memberId, beganOn, endsOn);
        }
    }

    private RightMembership() {}

    /// All memberships of those who have these, by each of these ids.
    static Map<UUID, List<Membership>> ofPersons(Tx tx, Collection<UUID> memberIds) {
        Map<UUID, List<Membership>> all = new HashMap<>();
        tx.sql()
                .createQuery(
                        """
                        select this.member_id as asked, also.member_id, also.admitted_on as began_on,
                          coalesce(also.left_on, also.notice_ends_on) as ends_on
                        from member this join member also using (tenant_id, person_id)
                        where this.tenant_id = :tenant and this.member_id = any(:members)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("members", SqlArrays.uuids(memberIds))
                .map(ConstructorMapper.of(Listed.class))
                .forEach(each ->
                        all.computeIfAbsent(each.asked(), id -> new ArrayList<>())
                                .add(each.membership()));
        return all;
    }

    /// The membership under which work of these days belongs, when it is not this one. This one
    /// takes it when the person was a member by it on one of the days. Before a later membership
    /// the days belong to nobody else, so that one takes what begins in it; after an earlier one
    /// the person may work as an applicant (JP-013), so that one takes only what lies in it.
    static Optional<Membership> instead(
            UUID memberId, List<Membership> all, LocalDate firstDay, LocalDate lastDay) {
        Optional<Membership> asked =
                all.stream().filter(each -> each.memberId().equals(memberId)).findFirst();
        if (asked.isEmpty() || asked.get().includesOneOf(firstDay, lastDay)) {
            return Optional.empty();
        }
        return all.stream()
                .filter(each -> !each.memberId().equals(memberId))
                .filter(each -> each.includes(firstDay))
                .filter(each -> each.includes(lastDay) || each.beganAfter(asked.get()))
                .findFirst();
    }

    /// What a refusal compares.
    static Map<String, Object> figures(Membership right) {
        return Map.of(
                "membership", right.memberId(),
                "from", String.valueOf(right.beganOn()),
                "to", right.endsOn() == null ? "" : right.endsOn());
    }

    /// The same where no language is known.
    static String detail(Membership right) {
        return "The person is a member then under "
                + right.memberId()
                + ", from "
                + right.beganOn()
                + (right.endsOn() == null ? "" : " to " + right.endsOn())
                + "; the work belongs there.";
    }
}
