package coop.kyodo.governance.cooperative;

import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who was admitted and who left, as far as the events have arrived. Each fact is a row of its own,
/// so a leaving may arrive before its admission.
@ApplicationScoped
public class Members {

    /// A member as the roll needs them.
    public record Member(UUID memberId, long memberNumber) {}

    void admitted(Tx tx, UUID member, long number, LocalDate on) {
        tx.sql()
                .createUpdate(
                        """
                        insert into member_admitted
                          (tenant_id, member_id, member_number, admitted_on, recorded_at)
                        values (:tenant, :member, :number, :on, :now) on conflict do nothing\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .bind("number", number)
                .bind("on", on)
                .bind("now", tx.now())
                .execute();
    }

    /// A leaving by notice is told when the notice is given: at the year's end the member is gone,
    /// though the year is closed months later (JP-050).
    ///
    /// @param sequence of the event: of what is told of a member's leaving the last counts
    /// @param on the last day; null when the member did not leave after all
    void left(Tx tx, UUID member, long sequence, @Nullable LocalDate on) {
        tx.sql()
                .createUpdate(
                        """
                        insert into member_left
                          (tenant_id, member_id, sequence, left_on, recorded_at)
                        values (:tenant, :member, :sequence, :on, :now) on conflict do nothing\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .bind("sequence", sequence)
                .bind("on", on)
                .bind("now", tx.now())
                .execute();
    }

    /// The members on this date by number; who leaves on the very day still is one.
    public List<Member> asOf(Tx tx, LocalDate on) {
        return tx.sql()
                .createQuery(
                        """
                        select member_id, member_number
                        from member_admitted left join (
                          select distinct on (member_id) member_id, left_on from member_left
                          where tenant_id = :tenant order by member_id, sequence desc) l
                          using (member_id)
                        where tenant_id = :tenant and admitted_on <= :on
                          and (left_on is null or left_on >= :on)
                        order by member_number, member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("on", on)
                .map((row, context) ->
                        new Member(
                                row.getObject("member_id", UUID.class),
                                row.getLong("member_number")))
                .list();
    }

    /// @throws coop.kyodo.kit.web.ProblemException 409 when the admission has not arrived
    public void mustKnow(Tx tx, UUID member) {
        boolean known =
                tx.sql()
                        .createQuery(
                                """
                                select exists (select from member_admitted
                                  where tenant_id = :tenant and member_id = :member)\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("member", member)
                        .mapTo(Boolean.class)
                        .one();
        if (!known) {
            throw Problems.conflict(
                    "member-unknown",
                    new FormFault("", "said.member-unknown", Map.of("member", member)));
        }
    }

    /// The hash by which two services compare who the members are: SHA-256 over the ids, sorted as
    /// text and joined by line feeds.
    public static String hash(Collection<UUID> members) {
        return Hashes.sha256(
                members.stream().map(UUID::toString).sorted().collect(Collectors.joining("\n")));
    }
}
