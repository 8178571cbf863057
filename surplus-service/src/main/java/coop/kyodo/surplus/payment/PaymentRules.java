package coop.kyodo.surplus.payment;

import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What goes to the bank of what members are owed in money.
final class PaymentRules {

    /// By decision record 20.
    static final Rule OWED =
            new Rule(
                    "COR-05",
                    "Kyodo, decision record 20",
                    Map.of(
                            "en",
                            "What is due is all that a plan and its corrections pay, less what was"
                                    + " paid or is on its way.",
                            "ja",
                            "支払うべき額は、処分案及びその訂正により支払う額の合計から、支払済み又は支払手続中の額を差し引いたものです。"),
                    Map.of());

    private PaymentRules() {}

    /// COR-05: what a correction takes from a payment that waits in a batch is not sent with it.
    ///
    /// @param payees what those are owed or owe to whom payments would be sent, in their order
    static Optional<Refusal> refusalOf(List<Dues.Due> payees) {
        return payees.stream()
                .filter(due -> due.overpaid().isPositive())
                .findFirst()
                .map(due ->
                        Refusal.of("payment-above-due", OWED)
                                .with("memberId", due.memberId())
                                .with("memberNumber", due.memberNumber())
                                .with("entitled", due.entitled())
                                .with("paid", due.paid())
                                .with("repaid", due.repaid())
                                .with("overpaid", due.overpaid()));
    }
}
