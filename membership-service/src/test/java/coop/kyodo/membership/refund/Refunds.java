package coop.kyodo.membership.refund;

import coop.kyodo.kit.payment.BankAccount;
import coop.kyodo.kit.payment.PayeeAccounts;
import coop.kyodo.kit.payment.PaymentBatches;
import coop.kyodo.kit.payment.PaymentLine;
import coop.kyodo.kit.payment.PaymentLines;
import coop.kyodo.kit.payment.PaymentMove;
import coop.kyodo.kit.payment.PaymentOutcome;
import coop.kyodo.kit.payment.PaymentState;
import coop.kyodo.kit.payment.PaymentStep;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Requests;
import coop.kyodo.membership.payment.BatchRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Payments of refunds without HTTP.
public final class Refunds {

    private Refunds() {}

    public static void pay(Tx tx, UUID member, LocalDate on) {
        PayRefund.pay(
                tx,
                member,
                Requests.of(
                        PayRefund.Request.class,
                        Map.of("paidOn", on, "reference", Ids.next().toString())));
    }

    public static void debt(Tx tx, UUID debt, UUID member, long amount, LocalDate since) {
        Debts.record(
                tx,
                member,
                Requests.of(
                        Debts.Request.class,
                        Map.of(
                                "id",
                                debt,
                                "amount",
                                Coop.yen(amount),
                                "owedSince",
                                since,
                                "reason",
                                "道具の前渡金")));
    }

    public static void payDebt(Tx tx, UUID debt, UUID member, LocalDate on) {
        Debts.pay(tx, member, debt, Requests.of(Debts.Payment.class, Map.of("paidOn", on)));
    }

    /// @param parts of each heir, of so many that are the whole
    public static void heirs(Tx tx, UUID dead, Map<UUID, Integer> parts, int whole) {
        List<Map<String, Object>> heirs = new ArrayList<>();
        parts.forEach((id, share) ->
                heirs.add(
                        Map.of(
                                "id",
                                id,
                                "name",
                                "山田",
                                "address",
                                "横浜市",
                                "share",
                                share + "/" + whole)));
        RecordHeirs.record(
                tx, dead, Requests.of(RecordHeirs.Request.class, Map.of("heirs", heirs)));
    }

    public static void account(Tx tx, UUID payee) {
        PayeeAccounts.put(tx, payee, Requests.of(BankAccount.class, Coop.account("ヤマダ ハナコ")));
    }

    public static void prepare(Tx tx, UUID batch, LocalDate on) {
        PrepareRefunds.prepare(
                tx,
                Requests.of(
                        BatchRequest.class,
                        Map.of(
                                "id",
                                batch,
                                "executionOn",
                                on,
                                "debtor",
                                Map.of("account", Coop.account("ミドリ")))));
    }

    /// All lines of a batch go on that can.
    public static void step(Tx tx, UUID batch, PaymentStep.Step step, LocalDate on) {
        PaymentBatches.locked(tx, batch);
        PaymentState to = PaymentState.valueOf(step.name());
        PaymentState from = to == PaymentState.PAID ? PaymentState.SENT : PaymentState.PREPARED;
        follow(tx, batch, to, on, PaymentLines.moveAll(tx, batch, from, to, on));
    }

    /// One line of a batch goes on.
    public static void outcome(
            Tx tx, UUID batch, int line, PaymentOutcome.Outcome outcome, LocalDate on) {
        PaymentBatches.locked(tx, batch);
        PaymentState to = PaymentState.valueOf(outcome.name());
        follow(tx, batch, to, on, List.of(PaymentLines.move(tx, batch, line, to, on, "口座なし")));
    }

    private static void follow(
            Tx tx, UUID batch, PaymentState to, LocalDate on, List<PaymentLine> before) {
        SettleRefunds.follow(tx, new PaymentMove(PaymentBatches.get(tx, batch), to, on, before));
    }
}
