package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.cooperative.Amounts;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Members;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What members owe the co-op. It is recorded here because a refund waits for it (JP-057); it is
/// booked elsewhere, and nothing is set off. Only what was refunded too much, as a correction of a
/// year's end says, is booked here as well.
public final class Debts {

    /// A debt.
    record Request(
            @Nullable UUID id,
            @NotNull Money amount,
            @NotNull LocalDate owedSince,
            @NotBlank @Size(max = 500) String reason) {}

    /// That it was paid.
    record Payment(@NotNull LocalDate paidOn) {}

    private static final String SELECT =
            "select * from member_debt where tenant_id = :tenant and struck_at is null ";

    private Debts() {}

    static Debt record(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Members.get(tx, memberId);
        Money amount = Amounts.positive(request.amount(), cooperative.currency(), "/amount");
        Days.mustHaveCome(tx, request.owedSince(), "/owedSince");
        UUID debtId = Ids.orNext(request.id());
        int added =
                tx.sql()
                        .createUpdate(
                                """
                                insert into member_debt (tenant_id, debt_id, member_id, amount, owed_since,
                                  reason, recorded_at)
                                values (:tenant, :debt, :member, :amount, :owedSince, :reason, :now)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("debt", debtId)
                        .bind("member", memberId)
                        .bind("amount", amount.amount())
                        .bind("owedSince", request.owedSince())
                        .bind("reason", request.reason())
                        .bind("now", tx.now())
                        .execute();
        if (added == 0) {
            throw Problems.conflict("debt-exists", FormFault.of("", "said.id-of-a-debt"));
        }
        tx.audit(
                "debt-recorded",
                memberId.toString(),
                Map.of("debtId", debtId, "amount", amount, "owedSince", request.owedSince()));
        return told(tx, get(tx, cooperative, memberId, debtId));
    }

    static Debt pay(Tx tx, UUID memberId, UUID debtId, Payment payment) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Debt debt = get(tx, cooperative, memberId, debtId);
        if (debt.paidOn() != null) {
            throw Problems.conflict(
                    "debt-paid",
                    new FormFault("", "said.paid-on", Map.of("paidOn", debt.paidOn())));
        }
        Days.mustHaveCome(tx, payment.paidOn(), "/paidOn");
        if (payment.paidOn().isBefore(debt.owedSince())) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/paidOn", "said.owed-since", Map.of("owedSince", debt.owedSince())));
        }
        if (debt.correctionId() != null) {
            Ledger.mustBeOpen(tx, payment.paidOn());
            Ledger.post(tx, memberId, Entry.refundRepaid(debt.amount()), payment.paidOn(), null);
        }
        tx.sql()
                .createUpdate(
                        """
                        update member_debt set paid_on = :paidOn
                        where tenant_id = :tenant and debt_id = :debt\
                        """)
                .bind("tenant", tx.tenant())
                .bind("debt", debtId)
                .bind("paidOn", payment.paidOn())
                .execute();
        tx.audit(
                "debt-paid",
                memberId.toString(),
                Map.of("debtId", debtId, "amount", debt.amount(), "paidOn", payment.paidOn()));
        return told(tx, get(tx, cooperative, memberId, debtId));
    }

    static List<Debt> of(Tx tx, Cooperative cooperative, UUID memberId) {
        return tx.sql()
                .createQuery(SELECT + "and member_id = :member order by owed_since, debt_id")
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map((row, context) -> read(row, cooperative))
                .list();
    }

    /// The debts of these that were not paid, the oldest first.
    public static List<Debt> open(Tx tx, Cooperative cooperative, Collection<UUID> memberIds) {
        return tx.sql()
                .createQuery(
                        SELECT
                                + """
                                and member_id = any(:members) and paid_on is null
                                order by owed_since, debt_id\
                                """)
                .bind("tenant", tx.tenant())
                .bindArray("members", UUID.class, memberIds.toArray())
                .map((row, context) -> read(row, cooperative))
                .list();
    }

    /// What these were refunded too much, owed back or paid back, by member.
    static Map<UUID, List<Debt>> owedBack(
            Tx tx, Cooperative cooperative, Collection<UUID> memberIds) {
        return tx
                .sql()
                .createQuery(SELECT + "and member_id = any(:members) and correction_id is not null")
                .bind("tenant", tx.tenant())
                .bindArray("members", UUID.class, memberIds.toArray())
                .map((row, context) -> read(row, cooperative))
                .stream()
                .collect(Collectors.groupingBy(Debt::memberId));
    }

    /// Notes what is owed back.
    static void addOwedBack(Tx tx, Debt debt) {
        tx.sql()
                .createUpdate(
                        """
                        insert into member_debt (tenant_id, debt_id, member_id, amount, owed_since,
                          reason, correction_id, claimant_id, recorded_at)
                        values (:tenant, :debt, :member, :amount, :owedSince, :reason, :correction,
                          :claimant, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("debt", debt.debtId())
                .bind("member", debt.memberId())
                .bind("amount", debt.amount().amount())
                .bind("owedSince", debt.owedSince())
                .bind("reason", debt.reason())
                .bind("correction", debt.correctionId())
                .bind("claimant", debt.claimantId())
                .bind("now", tx.now())
                .execute();
        told(tx, debt);
    }

    /// Notes that this is not owed back, since another sum is or nothing.
    static void strike(Tx tx, Debt debt) {
        tx.sql()
                .createUpdate(
                        """
                        update member_debt set struck_at = :now
                        where tenant_id = :tenant and debt_id = :debt\
                        """)
                .bind("tenant", tx.tenant())
                .bind("debt", debt.debtId())
                .bind("now", tx.now())
                .execute();
        RefundEvents.debtStruck(tx, debt);
    }

    /// What somebody who left owes on a day.
    static Money owed(Tx tx, Cooperative cooperative, UUID memberId, LocalDate on) {
        return owedByLeavers(tx, cooperative, List.of(memberId), on)
                .getOrDefault(memberId, cooperative.money(0));
    }

    /// What those of these who left owe on a day, by member; who owes nothing is not in it. Whoever
    /// left and joined again owes what is noted of any of their memberships; what an heir owes back
    /// stops nothing of the others'.
    static Map<UUID, Money> owedByLeavers(
            Tx tx, Cooperative cooperative, Collection<UUID> memberIds, LocalDate on) {
        record Owing(UUID leaver, Debt debt) {}
        Map<UUID, Money> owed = new HashMap<>();
        tx
                .sql()
                .createQuery(
                        """
                        select m.member_id as leaver_id, d.*
                        from member m join member also using (tenant_id, person_id)
                        join member_debt d
                          on d.tenant_id = also.tenant_id and d.member_id = also.member_id
                        where m.tenant_id = :tenant and m.member_id = any(:members)
                          and m.state = 'LEFT' and d.struck_at is null
                          and d.claimant_id is null\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("members", UUID.class, memberIds.toArray())
                .map((row, context) ->
                        new Owing(row.getObject("leaver_id", UUID.class), read(row, cooperative)))
                .stream()
                .filter(owing -> owing.debt().isOwedOn(on))
                .forEach(owing -> owed.merge(owing.leaver(), owing.debt().amount(), Money::plus));
        return owed;
    }

    private static Debt told(Tx tx, Debt debt) {
        RefundEvents.debt(tx, debt);
        return debt;
    }

    private static Debt get(Tx tx, Cooperative cooperative, UUID memberId, UUID debtId) {
        return of(tx, cooperative, memberId).stream()
                .filter(debt -> debt.debtId().equals(debtId))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("debt-not-found"));
    }

    private static Debt read(ResultSet row, Cooperative cooperative) throws SQLException {
        return new Debt(
                row.getObject("debt_id", UUID.class),
                row.getObject("member_id", UUID.class),
                cooperative.money(row.getLong("amount")),
                row.getObject("owed_since", LocalDate.class),
                row.getString("reason"),
                row.getObject("paid_on", LocalDate.class),
                row.getObject("correction_id", UUID.class),
                row.getObject("claimant_id", UUID.class));
    }
}
