package coop.kyodo.surplus.document;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.profile.YearDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What happened to the documents of a year, and the day of its ordinary general assembly.
final class Papers {

    /// A step that was taken.
    ///
    /// @param reference how the co-op calls the paper or the receipt
    /// @param hash its SHA-256
    /// @param opinion the auditors' newest opinion, for a step that comes with one
    /// @param reason why it was corrected, if it was
    record Taken(
            String document,
            YearDocument.Step step,
            LocalDate on,
            String by,
            @Nullable String reference,
            @Nullable String hash,
            @Nullable Opinion opinion,
            @Nullable String reason) {}

    private Papers() {}

    static List<Taken> of(Tx tx, String year) {
        return tx.sql()
                .createQuery(
                        """
                        with corrected as (
                          select distinct on (document, step) document, step, on_day, by_subject,
                            reference, hash, reason, recorded_at
                          from document_step_correction
                          where tenant_id = :tenant and year = :year
                          order by document, step, version desc)
                        select s.document, s.step, coalesce(c.on_day, s.on_day) as on_day,
                          coalesce(c.by_subject, s.by_subject) as by_subject,
                          case when c.step is null then s.reference else c.reference end
                            as reference,
                          case when c.step is null then s.hash else c.hash end as hash,
                          false as conforms, false as grossly_improper, null as remark,
                          null as plan_hash, false as judged, c.reason
                        from document_step s left join corrected c using (document, step)
                        where s.tenant_id = :tenant and s.year = :year
                          and not exists (select from audit_opinion o
                            where o.tenant_id = :tenant and o.year = :year
                              and o.document = s.document and s.step = 'AUDITED')
                        union all
                        (select distinct on (o.document) o.document, 'AUDITED', o.on_day,
                          o.by_subject, o.reference, o.hash, o.conforms, o.grossly_improper,
                          o.remark, o.plan_hash, true, c.reason
                        from audit_opinion o left join corrected c
                          on c.document = o.document and c.step = 'AUDITED'
                            and c.recorded_at >= o.recorded_at
                        where o.tenant_id = :tenant and o.year = :year
                        order by o.document, o.version desc)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .map((row, context) ->
                        new Taken(
                                row.getString("document"),
                                YearDocument.Step.valueOf(row.getString("step")),
                                row.getObject("on_day", LocalDate.class),
                                row.getString("by_subject"),
                                row.getString("reference"),
                                row.getString("hash"),
                                row.getBoolean("judged")
                                        ? new Opinion(
                                                row.getBoolean("conforms"),
                                                row.getBoolean("grossly_improper"),
                                                row.getString("remark"),
                                                row.getString("plan_hash"))
                                        : null,
                                row.getString("reason")))
                .list();
    }

    /// The newest opinion on the plan with this hash, or on whichever plan the year has; one on
    /// another plan leaves it alone. An opinion that was corrected holds no more, also where the
    /// correction says that it is of another plan.
    static Optional<Taken> opinionOn(Tx tx, String year, String planHash) {
        return tx.sql()
                .createQuery(
                        """
                        select o.document, o.on_day, o.by_subject, o.reference, o.hash, o.conforms,
                          o.grossly_improper, o.remark, o.plan_hash
                        from audit_opinion o
                        where o.tenant_id = :tenant and o.year = :year
                          and (o.plan_hash is null or o.plan_hash = :planHash)
                          and not exists (select from audit_opinion n
                              join document_step_correction c on c.tenant_id = n.tenant_id
                                and c.year = n.year and c.document = n.document
                                and c.step = 'AUDITED' and c.recorded_at = n.recorded_at
                            where n.tenant_id = o.tenant_id and n.year = o.year
                              and n.document = o.document and n.version = o.version + 1)
                        order by o.recorded_at desc, o.version desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .bind("planHash", planHash)
                .map((row, context) ->
                        new Taken(
                                row.getString("document"),
                                YearDocument.Step.AUDITED,
                                row.getObject("on_day", LocalDate.class),
                                row.getString("by_subject"),
                                row.getString("reference"),
                                row.getString("hash"),
                                new Opinion(
                                        row.getBoolean("conforms"),
                                        row.getBoolean("grossly_improper"),
                                        row.getString("remark"),
                                        row.getString("plan_hash")),
                                null))
                .findOne();
    }

    /// Whether the year has a plan that has or had this hash.
    static boolean hasPlan(Tx tx, String year, String planHash) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select 1 from plan p
                          join plan_revision r on r.tenant_id = p.tenant_id
                            and r.plan_id = p.plan_id
                          where p.tenant_id = :tenant and p.year = :year and r.hash = :planHash)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .bind("planHash", planHash)
                .mapTo(Boolean.class)
                .one();
    }

    /// Adds an opinion beside those that the document has.
    static void judge(Tx tx, String year, Taken audited, Opinion opinion) {
        tx.sql()
                .createUpdate(
                        """
                        insert into audit_opinion (tenant_id, year, document, version, conforms,
                          grossly_improper, remark, plan_hash, on_day, by_subject, reference, hash,
                          recorded_at)
                        select :tenant, :year, :document, coalesce(max(version), 0) + 1, :conforms,
                          :grosslyImproper, :remark::text, :planHash::text, :on, :by,
                          :reference::text, :hash::text, :now
                        from audit_opinion
                        where tenant_id = :tenant and year = :year and document = :document\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .bind("document", audited.document())
                .bind("conforms", opinion.conforms())
                .bind("grosslyImproper", opinion.grosslyImproper())
                .bind("remark", opinion.remark())
                .bind("planHash", opinion.planHash())
                .bind("on", audited.on())
                .bind("by", audited.by())
                .bind("reference", audited.reference())
                .bind("hash", audited.hash())
                .bind("now", tx.now())
                .execute();
    }

    static void add(Tx tx, String year, Taken taken) {
        tx.sql()
                .createUpdate(
                        """
                        insert into document_step (tenant_id, year, document, step, on_day,
                          by_subject, reference, hash, recorded_at)
                        values (:tenant, :year, :document, :step, :on,
                          :by, :reference::text, :hash::text, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .bind("document", taken.document())
                .bind("step", taken.step().name())
                .bind("on", taken.on())
                .bind("by", taken.by())
                .bind("reference", taken.reference())
                .bind("hash", taken.hash())
                .bind("now", tx.now())
                .execute();
    }

    /// Adds what holds instead of a step that was mistyped.
    static void correct(Tx tx, String year, Taken corrected, String reason) {
        tx.sql()
                .createUpdate(
                        """
                        insert into document_step_correction (tenant_id, year, document, step,
                          version, on_day, by_subject, reference, hash, reason, recorded_at)
                        select :tenant, :year, :document, :step, coalesce(max(version), 0) + 1,
                          :on, :by, :reference::text, :hash::text, :reason, :now
                        from document_step_correction
                        where tenant_id = :tenant and year = :year and document = :document
                          and step = :step\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .bind("document", corrected.document())
                .bind("step", corrected.step().name())
                .bind("on", corrected.on())
                .bind("by", corrected.by())
                .bind("reference", corrected.reference())
                .bind("hash", corrected.hash())
                .bind("reason", reason)
                .bind("now", tx.now())
                .execute();
    }

    /// The day of the year's ordinary general assembly: as it was last set, or the one whose
    /// resolution adopted the year's plan.
    static Optional<LocalDate> assembly(Tx tx, String year) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(
                          (select held_on from ordinary_assembly
                           where tenant_id = :tenant and year = :year
                           order by version desc limit 1),
                          (select on_day from plan_state a
                           where a.tenant_id = :tenant and a.year = :year and a.state = 'ADOPTED'
                             and a.corrects is null
                             and not exists (select from plan_state s
                               where s.tenant_id = a.tenant_id and s.plan_id = a.plan_id
                                 and s.state = 'SUPERSEDED')))\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .mapTo(LocalDate.class)
                .findOne();
    }

    static void setAssembly(Tx tx, String year, LocalDate heldOn) {
        tx.sql()
                .createUpdate(
                        """
                        insert into ordinary_assembly (tenant_id, year, version, held_on, recorded_at)
                        select :tenant, :year, coalesce(max(version), 0) + 1, :on, :now
                        from ordinary_assembly where tenant_id = :tenant and year = :year\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .bind("on", heldOn)
                .bind("now", tx.now())
                .execute();
    }
}
