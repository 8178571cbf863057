package coop.kyodo.governance.resolution;

import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/// The open votes: one per roll entry and item, never changed.
@ApplicationScoped
class Votes {

    record Vote(UUID memberId, Choice choice, Instant castAt) {}

    /// Whether it was recorded; false when the member has voted already.
    boolean cast(Tx tx, UUID assembly, UUID item, Vote vote) {
        return tx.sql()
                        .createUpdate(
                                """
                                insert into vote
                                  (tenant_id, assembly_id, item_id, member_id, choice, recorded_at)
                                values (:tenant, :assembly, :item, :member, :choice, :now)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("assembly", assembly)
                        .bind("item", item)
                        .bind("member", vote.memberId())
                        .bind("choice", vote.choice())
                        .bind("now", vote.castAt())
                        .execute()
                == 1;
    }

    Tally tally(Tx tx, UUID item) {
        return tx.sql()
                .createQuery(
                        """
                        select count(*) filter (where choice = 'YES') as yes,
                          count(*) filter (where choice = 'NO') as no,
                          count(*) filter (where choice = 'ABSTAIN') as abstain
                        from vote where tenant_id = :tenant and item_id = :item\
                        """)
                .bind("tenant", tx.tenant())
                .bind("item", item)
                .map((row, context) ->
                        new Tally(row.getLong("yes"), row.getLong("no"), row.getLong("abstain")))
                .one();
    }
}
