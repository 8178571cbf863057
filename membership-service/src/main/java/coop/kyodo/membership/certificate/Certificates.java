package coop.kyodo.membership.certificate;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.Gone;
import coop.kyodo.membership.cooperative.Cooperative;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/// The certificates of a co-op.
final class Certificates {

    /// Each with what the register says of its member today, whether the member has a newer one,
    /// and whether the membership is over though its year is not closed.
    private static final String SELECT =
            """
            select c.*, m.admitted_on, p.name, h.units - coalesce(g.units, 0) as units_now,
              h.paid_in - coalesce(g.subscribed - g.unpaid, 0) as paid_in_now,
              exists (select from certificate n where n.tenant_id = c.tenant_id
                and n.member_id = c.member_id and n.number > c.number) as replaced,
              exists (select from withdrawal w where w.tenant_id = c.tenant_id
                and w.member_id = c.member_id and w.open and w.effective_on < :today) as gone
            from certificate c
            join member m using (tenant_id, member_id)
            left join lateral person_at(m.tenant_id, m.person_id, :today, 'infinity') p on true
            join holding h using (tenant_id, member_id)
            left join lateral given_up_before(m.tenant_id, m.member_id, :today, 'infinity') g on true
            where c.tenant_id = :tenant
            """;

    private Certificates() {}

    /// What a certificate of this number and day says if it is issued now.
    ///
    /// @param gone what the ledger has that is the member's no more
    static CertificateContent contentNow(
            Tx tx,
            Cooperative cooperative,
            UUID memberId,
            long number,
            LocalDate issuedOn,
            Gone gone) {
        return tx.sql()
                .createQuery(
                        """
                        select m.member_number, m.admitted_on, p.name, h.units, h.paid_in
                        from member m
                        left join lateral
                          person_at(m.tenant_id, m.person_id, :today, 'infinity') p on true
                        join holding h using (tenant_id, member_id)
                        where m.tenant_id = :tenant and m.member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("today", tx.today())
                .bind("member", memberId)
                .map((row, context) ->
                        new CertificateContent(
                                cooperative.cooperativeId(),
                                number,
                                memberId,
                                row.getLong("member_number"),
                                row.getString("name"),
                                row.getObject("admitted_on", LocalDate.class),
                                row.getLong("units") - gone.units(),
                                cooperative.articles().unitAmount(),
                                cooperative.amountOf(row.getLong("units") - gone.units()),
                                cooperative.money(row.getLong("paid_in") - gone.paidIn()),
                                issuedOn))
                .one();
    }

    /// The first day from which a member holds no more what was given up by today (JP-030), whether
    /// or not that year is closed: the day after its end.
    static Optional<LocalDate> heldSinceGivenUp(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select max(effective_on) + 1 from unit_reduction r
                        where tenant_id = :tenant and member_id = :member
                          and state in ('OPEN', 'SETTLED') and effective_on < :today
                          and not exists (select from withdrawal w
                            where w.tenant_id = :tenant and w.member_id = :member
                              and w.cancelled_at is null and w.effective_on <= r.effective_on)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("today", tx.today())
                .mapTo(LocalDate.class)
                .findOne();
    }

    /// @param gone what the ledger has beyond it
    static void add(Tx tx, CertificateContent content, Gone gone) {
        tx.sql()
                .createUpdate(
                        """
                        insert into certificate values
                          (:tenant, :number, :member, :memberNumber, :units, :unitAmount, :subscribed,
                           :paidIn, :issuedOn, :hash,
                           (select value from counter where tenant_id = :tenant and name = 'journal'),
                           :now, :goneUnits, :goneSubscribed, :gonePaidIn)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("number", content.number())
                .bind("member", content.memberId())
                .bind("memberNumber", content.memberNumber())
                .bind("units", content.units())
                .bind("unitAmount", content.unitAmount().amount())
                .bind("subscribed", content.subscribed().amount())
                .bind("paidIn", content.paidIn().amount())
                .bind("issuedOn", content.issuedOn())
                .bind("hash", content.hash())
                .bind("now", tx.now())
                .bind("goneUnits", gone.units())
                .bind("goneSubscribed", gone.subscribed())
                .bind("gonePaidIn", gone.paidIn())
                .execute();
    }

    /// A member's certificates, newest first.
    static List<Certificate> of(Tx tx, Cooperative cooperative, UUID memberId) {
        return query(tx, "and c.member_id = :member order by c.number desc")
                .bind("member", memberId)
                .map((row, context) -> read(row, cooperative))
                .list();
    }

    /// A member's certificate of this number; 404 when there is none.
    static Certificate get(Tx tx, Cooperative cooperative, UUID memberId, long number) {
        return find(tx, cooperative, number)
                .filter(certificate -> certificate.memberId().equals(memberId))
                .orElseThrow(() -> Problems.notFound("certificate-not-found"));
    }

    static Optional<Certificate> find(Tx tx, Cooperative cooperative, long number) {
        return query(tx, "and c.number = :number")
                .bind("number", number)
                .map((row, context) -> read(row, cooperative))
                .findOne();
    }

    private static Query query(Tx tx, String narrowed) {
        return tx.sql()
                .createQuery(SELECT + narrowed)
                .bind("tenant", tx.tenant())
                .bind("today", tx.today());
    }

    private static Certificate read(ResultSet row, Cooperative cooperative) throws SQLException {
        long number = row.getLong("number");
        UUID memberId = row.getObject("member_id", UUID.class);
        LocalDate issuedOn = row.getObject("issued_on", LocalDate.class);
        LocalDate admittedOn = row.getObject("admitted_on", LocalDate.class);
        String hash = row.getString("content_hash");
        Money unitAmount = cooperative.money(row.getLong("unit_amount"));
        CertificateContent now =
                new CertificateContent(
                        cooperative.cooperativeId(),
                        number,
                        memberId,
                        row.getLong("member_number"),
                        row.getString("name"),
                        admittedOn,
                        row.getLong("units_now"),
                        cooperative.articles().unitAmount(),
                        cooperative.amountOf(row.getLong("units_now")),
                        cooperative.money(row.getLong("paid_in_now")),
                        issuedOn);
        boolean holds =
                !row.getBoolean("replaced") && !row.getBoolean("gone") && now.hash().equals(hash);
        return new Certificate(
                number,
                memberId,
                row.getLong("member_number"),
                row.getString("name"),
                admittedOn,
                row.getLong("units"),
                unitAmount,
                cooperative.money(row.getLong("subscribed")),
                cooperative.money(row.getLong("paid_in")),
                issuedOn,
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                hash,
                holds ? Certificate.State.CURRENT : Certificate.State.SUPERSEDED);
    }
}
