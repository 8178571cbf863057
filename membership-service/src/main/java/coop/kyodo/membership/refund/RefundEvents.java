package coop.kyodo.membership.refund;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.Members;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What others are told of claims for refunds, of debts they wait for, and of called capital.
final class RefundEvents {

    private static final String TYPE = "coop.kyodo.membership.";

    /// What happened to claims.
    enum Step {
        OPENED,
        /// Heirs took the place of the member.
        INHERITED,
        /// The member did not die after all, or on another day: they are the member's again.
        GIVEN_BACK,
        /// They were claimed in time.
        CLAIMED,
        PAID,
        /// The money came back, and the claims are open again.
        RETURNED,
        /// The payment was recorded wrongly and taken back, and the claims are open again.
        REVERSED,
        /// They had lapsed, and the co-op wrote them off.
        LAPSED,
        /// The share was valued anew: these are all that there are.
        REVALUED
    }

    /// Some claims of one member changed. The aggregate is the member.
    ///
    /// @param claims those that changed, as they stand now
    record ClaimsChanged(
            UUID cooperativeId, UUID memberId, Step step, LocalDate on, List<RefundClaim> claims) {}

    /// Whether a debt is owed.
    enum DebtState {
        OWED,
        PAID,
        /// It is not owed: another sum is, or nothing.
        STRUCK
    }

    /// A debt, without what it is for. The aggregate is the debt.
    ///
    /// @param claimantId the heir who owes it, where the member does not
    record DebtChanged(
            UUID cooperativeId,
            UUID debtId,
            UUID memberId,
            @Nullable UUID claimantId,
            DebtState state,
            Money amount,
            LocalDate owedSince,
            @Nullable LocalDate paidOn) {}

    /// A leaver paid capital that the co-op called. The aggregate is the member.
    ///
    /// @param left what may still be called
    record CalledCapitalPaid(
            UUID cooperativeId, UUID memberId, Money amount, LocalDate paidOn, Money left) {}

    private RefundEvents() {}

    /// One event per member, in the order of the claims.
    static void claims(Tx tx, Step step, LocalDate on, Collection<RefundClaim> changed) {
        Map<UUID, List<RefundClaim>> byMember =
                changed.stream()
                        .collect(
                                Collectors.groupingBy(
                                        RefundClaim::memberId,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        Map<UUID, Member> members = Members.nextVersions(tx, byMember.keySet());
        byMember.forEach((memberId, claims) -> {
            Member member = members.get(memberId);
            if (member == null) {
                throw new IllegalStateException(memberId + " is no member");
            }
            publish(tx, memberId, member.version(), step, on, claims);
        });
    }

    /// A first claim of a member at the version of its next event.
    static void opened(Tx tx, Member member, LocalDate on, RefundClaim claim) {
        publish(tx, member.memberId(), member.version(), Step.OPENED, on, List.of(claim));
    }

    /// That heirs are known, with what they may claim: nothing before the share is valued.
    static void inherited(Tx tx, UUID memberId, LocalDate on, List<RefundClaim> claims) {
        publish(tx, memberId, Members.nextVersion(tx, memberId), Step.INHERITED, on, claims);
    }

    /// That there are no heirs after all, with what is the member's again.
    static void givenBack(Tx tx, UUID memberId, LocalDate on, List<RefundClaim> claims) {
        publish(tx, memberId, Members.nextVersion(tx, memberId), Step.GIVEN_BACK, on, claims);
    }

    private static void publish(
            Tx tx,
            UUID memberId,
            long sequence,
            Step step,
            LocalDate on,
            List<RefundClaim> claims) {
        tx.publish(
                new Event(
                        TYPE + "refund-claims-changed.v1",
                        memberId,
                        sequence,
                        new ClaimsChanged(tx.tenant(), memberId, step, on, claims)));
    }

    /// All claims of members whose shares were valued anew.
    static void revalued(Tx tx, Map<UUID, List<RefundClaim>> claims, LocalDate on) {
        Members.nextVersions(tx, claims.keySet())
                .forEach((memberId, member) ->
                        publish(
                                tx,
                                memberId,
                                member.version(),
                                Step.REVALUED,
                                on,
                                claims.getOrDefault(memberId, List.of())));
    }

    static void debt(Tx tx, Debt debt) {
        debt(tx, debt, debt.paidOn() == null ? DebtState.OWED : DebtState.PAID);
    }

    static void debtStruck(Tx tx, Debt debt) {
        debt(tx, debt, DebtState.STRUCK);
    }

    private static void debt(Tx tx, Debt debt, DebtState state) {
        tx.publish(
                new Event(
                        TYPE + "debt-changed.v1",
                        debt.debtId(),
                        state == DebtState.OWED ? 1 : 2,
                        new DebtChanged(
                                tx.tenant(),
                                debt.debtId(),
                                debt.memberId(),
                                debt.claimantId(),
                                state,
                                debt.amount(),
                                debt.owedSince(),
                                debt.paidOn())));
    }

    static void calledCapitalPaid(
            Tx tx, UUID memberId, Money amount, LocalDate paidOn, Money left) {
        tx.publish(
                new Event(
                        TYPE + "called-capital-paid.v1",
                        memberId,
                        Members.nextVersion(tx, memberId),
                        new CalledCapitalPaid(tx.tenant(), memberId, amount, paidOn, left)));
    }
}
