package coop.kyodo.governance.assembly;

import coop.kyodo.governance.cooperative.Members.Member;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The rolls of voters. Once a roll is fixed, the database takes no further entry of it.
@ApplicationScoped
public class Rolls {

    /// A fixed roll.
    ///
    /// @param members how many stand on it
    /// @param membersHash who they are, see [coop.kyodo.governance.cooperative.Members#hash]
    public record Roll(
            UUID assemblyId,
            LocalDate recordDate,
            int members,
            String membersHash,
            Instant fixedAt) {}

    private static final String SELECT = "select * from roll where tenant_id = :tenant ";

    void fix(Tx tx, Roll roll, List<Member> members) {
        var entries =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into roll_entry (tenant_id, assembly_id, member_id, member_number)
                                values (:tenant, :assembly, :member, :number)\
                                """);
        for (Member member : members) {
            entries.bind("tenant", tx.tenant())
                    .bind("assembly", roll.assemblyId())
                    .bind("member", member.memberId())
                    .bind("number", member.memberNumber())
                    .add();
        }
        entries.execute();
        tx.sql()
                .createUpdate(
                        """
                        insert into roll
                          (tenant_id, assembly_id, record_date, members, members_hash, recorded_at)
                        values (:tenant, :assembly, :recordDate, :members, :hash, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("assembly", roll.assemblyId())
                .bind("recordDate", roll.recordDate())
                .bind("members", roll.members())
                .bind("hash", roll.membersHash())
                .bind("now", roll.fixedAt())
                .execute();
    }

    /// The assembly's roll.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 when it is not fixed
    public Roll get(Tx tx, UUID assembly) {
        return tx.sql()
                .createQuery(SELECT + "and assembly_id = :assembly")
                .bind("tenant", tx.tenant())
                .bind("assembly", assembly)
                .map((row, context) -> roll(row))
                .findOne()
                .orElseThrow(() -> Problems.notFound("roll-not-found"));
    }

    /// All rolls of the co-op.
    public List<Roll> all(Tx tx) {
        return tx.sql()
                .createQuery(SELECT + "order by recorded_at, assembly_id")
                .bind("tenant", tx.tenant())
                .map((row, context) -> roll(row))
                .list();
    }

    Page<Member> entries(Tx tx, UUID assembly, PageQuery page) {
        List<Member> entries =
                tx.sql()
                        .createQuery(
                                """
                                select member_id, member_number from roll_entry
                                where tenant_id = :tenant and assembly_id = :assembly
                                  and member_number > :after
                                order by member_number limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("assembly", assembly)
                        .bind("after", page.after().map(at -> at.number(0)).orElse(-1L))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) ->
                                new Member(
                                        row.getObject("member_id", UUID.class),
                                        row.getLong("member_number")))
                        .list();
        return Page.of(entries, page.limit(), last -> Cursor.of(last.memberNumber()));
    }

    /// The ids on the roll.
    public List<UUID> memberIds(Tx tx, UUID assembly) {
        return tx.sql()
                .createQuery(
                        """
                        select member_id from roll_entry
                        where tenant_id = :tenant and assembly_id = :assembly\
                        """)
                .bind("tenant", tx.tenant())
                .bind("assembly", assembly)
                .mapTo(UUID.class)
                .list();
    }

    /// @throws coop.kyodo.kit.web.ProblemException 409 when the member does not stand on the roll
    public void mustHold(Tx tx, UUID assembly, UUID member) {
        boolean held =
                tx.sql()
                        .createQuery(
                                """
                                select exists (select from roll_entry where tenant_id = :tenant
                                  and assembly_id = :assembly and member_id = :member)\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("assembly", assembly)
                        .bind("member", member)
                        .mapTo(Boolean.class)
                        .one();
        if (!held) {
            throw Problems.conflict(
                    "not-on-roll", new FormFault("", "said.not-on-roll", Map.of("member", member)));
        }
    }

    private static Roll roll(ResultSet row) throws SQLException {
        return new Roll(
                row.getObject("assembly_id", UUID.class),
                row.getObject("record_date", LocalDate.class),
                row.getInt("members"),
                row.getString("members_hash"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
