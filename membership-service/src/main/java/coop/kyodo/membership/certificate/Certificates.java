package coop.kyodo.membership.certificate;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
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

    /// Each with what the register says of its member now, whether the member has a newer one, and
    /// whether some units are gone that the ledger has until the year is closed.
    private static final String SELECT =
            """
            select c.*, m.admitted_on, p.name, h.units as units_now, h.paid_in as paid_in_now,
              exists (select from certificate n where n.tenant_id = c.tenant_id
                and n.member_id = c.member_id and n.number > c.number) as replaced,
              exists (select from withdrawal w where w.tenant_id = c.tenant_id
                and w.member_id = c.member_id and w.open and w.effective_on < :today)
              or exists (select from unit_reduction r where r.tenant_id = c.tenant_id
                and r.member_id = c.member_id and r.state = 'OPEN' and r.effective_on < :today)
                as gone
            from certificate c
            join member m using (tenant_id, member_id)
            left join lateral person_at(m.tenant_id, m.person_id, :today, 'infinity') p on true
            join holding h using (tenant_id, member_id)
            where c.tenant_id = :tenant
            """;

    private Certificates() {}

    /// What a certificate of this number and day says if it is issued now.
    static CertificateContent contentNow(
            Tx tx, Cooperative cooperative, UUID memberId, long number, LocalDate issuedOn) {
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
                                row.getLong("units"),
                                cooperative.articles().unitAmount(),
                                cooperative.amountOf(row.getLong("units")),
                                cooperative.money(row.getLong("paid_in")),
                                issuedOn))
                .one();
    }

    /// The year's end before this day at which units of this member were given up that the ledger
    /// has until that year is closed.
    static Optional<LocalDate> givenUpBefore(Tx tx, UUID memberId, LocalDate day) {
        return tx.sql()
                .createQuery(
                        """
                        select min(effective_on) from unit_reduction
                        where tenant_id = :tenant and member_id = :member and state = 'OPEN'
                          and effective_on < :day\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("day", day)
                .mapTo(LocalDate.class)
                .findOne();
    }

    static void add(Tx tx, CertificateContent content) {
        tx.sql()
                .createUpdate(
                        """
                        insert into certificate values
                          (:tenant, :number, :member, :memberNumber, :units, :unitAmount, :subscribed,
                           :paidIn, :issuedOn, :hash,
                           (select value from counter where tenant_id = :tenant and name = 'journal'),
                           :now)\
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
