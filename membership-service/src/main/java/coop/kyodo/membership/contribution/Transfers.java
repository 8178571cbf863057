package coop.kyodo.membership.contribution;

import coop.kyodo.kit.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The transfers of units, with the takers' consents.
final class Transfers {

    /// A transfer as it was recorded.
    ///
    /// @param consent absent on those from before consents were asked for
    record Recorded(
            UUID transferId,
            UUID fromMemberId,
            UUID toMemberId,
            long units,
            LocalDate transferredOn,
            @Nullable Consent consent,
            Instant recordedAt) {}

    private Transfers() {}

    static void agree(Tx tx, UUID transfer, UUID taker, Consent consent) {
        tx.sql()
                .createUpdate(
                        """
                        insert into transfer_consent
                        values (:tenant, :transfer, :member, :on, :reference, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("transfer", transfer)
                .bind("member", taker)
                .bind("on", consent.on())
                .bind("reference", consent.reference())
                .bind("now", tx.now())
                .execute();
    }

    /// Those from and to a member, the first first.
    static List<Recorded> of(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select g.transfer_id, g.member_id as giver, t.member_id as taker, t.units,
                          t.effective_on, t.recorded_at, c.consented_on, c.reference
                        from journal m
                        join journal g on g.tenant_id = m.tenant_id
                          and g.transfer_id = m.transfer_id and g.kind = 'TRANSFER_OUT'
                        join journal t on t.tenant_id = m.tenant_id
                          and t.transfer_id = m.transfer_id and t.kind = 'TRANSFER_IN'
                        left join transfer_consent c on c.tenant_id = m.tenant_id
                          and c.transfer_id = m.transfer_id
                        where m.tenant_id = :tenant and m.member_id = :member
                          and m.transfer_id is not null
                        order by m.number\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map((row, context) ->
                        new Recorded(
                                row.getObject("transfer_id", UUID.class),
                                row.getObject("giver", UUID.class),
                                row.getObject("taker", UUID.class),
                                row.getLong("units"),
                                row.getObject("effective_on", LocalDate.class),
                                consent(row),
                                row.getTimestamp("recorded_at").toInstant()))
                .list();
    }

    private static @Nullable Consent consent(ResultSet row) throws SQLException {
        LocalDate on = row.getObject("consented_on", LocalDate.class);
        return on == null ? null : new Consent(on, row.getString("reference"));
    }
}
