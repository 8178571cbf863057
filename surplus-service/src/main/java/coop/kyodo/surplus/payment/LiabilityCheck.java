package coop.kyodo.surplus.payment;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Journals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the ledger has for liabilities is what the payouts, the payments and the remittances say:
/// members are owed what was not handed to the bank, the tax office what was withheld and not
/// remitted, the bank has what it has not reported as paid.
@ApplicationScoped
class LiabilityCheck implements Check {

    @Override
    public String name() {
        return "liabilities-equal-dues";
    }

    @Override
    public Finding run(Tx tx) {
        Map<String, Money> balances = Journals.balances(tx, null);
        Map<String, Long> ledger = new TreeMap<>();
        Map<String, Long> records = records(tx);
        records.keySet()
                .forEach(account -> {
                    Money held = balances.get(account);
                    ledger.put(account, held == null ? 0 : held.amount());
                });
        List<String> faults = new ArrayList<>();
        records.forEach((account, owed) -> {
            if (!owed.equals(ledger.get(account))) {
                faults.add(
                        "%s holds %d, the records have %d"
                                .formatted(account, ledger.get(account), owed));
            }
        });
        return Finding.of(ledger, faults);
    }

    /// A plan that was executed before payouts were written has paid nothing out here. What belongs
    /// to a plan or a batch is added up plan by plan and batch by batch, each looked up by its key:
    /// under row-level security an anti-join of all shares with all payouts goes by no index as
    /// long as the tables have no statistics.
    private static Map<String, Long> records(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        with executed as materialized (
                          select plan_id from executed_plan where tenant_id = :tenant
                        ), paid_by as materialized (
                          select e.plan_id, p.* from executed e cross join lateral (
                            select count(*) as payouts, sum(o.cash) as cash,
                              sum(o.withheld) as withheld, sum(o.unpaid_capital) as applied
                            from payout o
                            where o.tenant_id = :tenant and o.plan_id = e.plan_id) p
                        ), paid as (
                          select coalesce(sum(cash), 0) as cash,
                            coalesce(sum(withheld), 0) as withheld,
                            coalesce(sum(applied), 0) as applied
                          from paid_by
                        ), unpaid as (
                          select coalesce(sum(s.cash), 0) as cash
                          from paid_by p cross join lateral (
                            select sum(a.cash) as cash from allocation a
                            where a.tenant_id = :tenant and a.plan_id = p.plan_id) s
                          where p.payouts = 0
                        ), returned as (
                          select coalesce(sum(amount), 0) as amount from dividend_return
                          where tenant_id = :tenant
                        ), rest as (
                          select coalesce(sum(amount), 0) as amount from unit_rest
                          where tenant_id = :tenant
                        ), line as (
                          select coalesce(sum(s.sent), 0) as sent, coalesce(sum(s.paid), 0) as paid
                          from payment_batch b cross join lateral (
                            select sum(l.amount) filter (where l.state = 'SENT') as sent,
                              sum(l.amount) filter (where l.state = 'PAID') as paid
                            from payment_line l
                            where l.tenant_id = :tenant and l.batch_id = b.batch_id) s
                          where b.tenant_id = :tenant and b.purpose = :purpose
                        ), repaid as (
                          select coalesce(sum(amount), 0) as amount from dividend_repayment
                          where tenant_id = :tenant
                        ), settled as (
                          select coalesce(sum(amount) filter (where kind = 'PAYMENT'), 0) as paid,
                            coalesce(sum(amount) filter (where kind = 'SET_OFF'), 0) as set_off,
                            coalesce(sum(amount) filter (where kind = 'REFUND'), 0) as refunded
                          from member_loss_settlement where tenant_id = :tenant
                        ), remitted as (
                          select coalesce(sum(amount), 0) as amount from tax_remittance
                          where tenant_id = :tenant)
                        select
                          (paid.cash + unpaid.cash + returned.amount + rest.amount - line.sent - line.paid
                            + repaid.amount - settled.set_off + settled.refunded)::bigint as payable,
                          (paid.withheld - remitted.amount)::bigint as tax,
                          (paid.applied - returned.amount)::bigint as applied,
                          line.sent::bigint as sent,
                          (line.paid - repaid.amount - settled.paid + remitted.amount)::bigint as bank
                        from paid, unpaid, returned, rest, line, repaid, settled, remitted\
                        """)
                .bind("tenant", tx.tenant())
                .bind("purpose", PrepareDividends.PURPOSE)
                .map((row, context) ->
                        Map.of(
                                Account.DIVIDENDS_PAYABLE, row.getLong("payable"),
                                Account.WITHHOLDING_TAX_PAYABLE, row.getLong("tax"),
                                Account.CAPITAL_PAID_UP, row.getLong("applied"),
                                Account.BANK_CLEARING, row.getLong("sent"),
                                Account.BANK, row.getLong("bank")))
                .one();
    }
}
