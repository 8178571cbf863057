package coop.kyodo.governance.assembly;

import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Motions that a rule kept from the vote; the minutes name them.
@ApplicationScoped
public class RefusedMotions {

    public record RefusedMotion(String title, Matter matter, String rule, String code) {}

    void add(Tx tx, UUID assembly, String title, Matter matter, Refusal refusal) {
        tx.sql()
                .createUpdate(
                        """
                        insert into refused_motion (tenant_id, id, assembly_id, title, matter_type,
                          matter_reference, matter_hash, rule, code, recorded_at)
                        values (:tenant, :id, :assembly, :title, :type,
                          :reference, :hash, :rule, :code, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", Ids.next())
                .bind("assembly", assembly)
                .bind("title", title)
                .bind("type", matter.type())
                .bind("reference", matter.reference())
                .bind("hash", matter.hash())
                .bind("rule", refusal.rule().id())
                .bind("code", refusal.code())
                .bind("now", tx.now())
                .execute();
    }

    public List<RefusedMotion> of(Tx tx, UUID assembly) {
        return tx.sql()
                .createQuery(
                        """
                        select * from refused_motion
                        where tenant_id = :tenant and assembly_id = :assembly
                        order by recorded_at, id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("assembly", assembly)
                .map((row, context) ->
                        new RefusedMotion(
                                row.getString("title"),
                                new Matter(
                                        MatterType.valueOf(row.getString("matter_type")),
                                        row.getObject("matter_reference", UUID.class),
                                        row.getString("matter_hash")),
                                row.getString("rule"),
                                row.getString("code")))
                .list();
    }
}
