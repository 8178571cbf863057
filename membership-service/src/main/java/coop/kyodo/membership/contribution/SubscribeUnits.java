package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.CapPoints;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.cooperative.Amounts;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Instalment;
import coop.kyodo.membership.member.MemberCapital;
import coop.kyodo.membership.member.MemberHolding;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.resolution.Resolution;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lets a member subscribe more units, to be paid afterwards.
final class SubscribeUnits {

    /// Further units.
    record Request(
            @Min(1) @Max(1_000_000) int units,
            @NotNull LocalDate subscribedOn,
            @Nullable @Size(max = 120) List<@NotNull @Valid Instalment> instalments,
            @Nullable UUID takesOverFrom) {}

    private SubscribeUnits() {}

    /// The cap is measured against the units of all members, this purchase included, on its day and
    /// on each later day on which the member took more; applicants' units do not count before they
    /// are members. Without instalments all is due on the day of the subscription.
    static MemberHolding subscribe(Tx tx, UUID memberId, Request request) {
        Cooperative cooperative = Cooperatives.lockedAsOf(tx, request.subscribedOn());
        LocalDate admittedOn = Members.get(tx, memberId).mustBeStaying();
        if (request.subscribedOn().isBefore(admittedOn)) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/subscribedOn",
                            "said.membership-since",
                            Map.of("admittedOn", admittedOn)));
        }
        Days.mustHaveCome(tx, request.subscribedOn(), "/subscribedOn");
        Ledger.mustBeOpen(tx, request.subscribedOn());
        UUID leaver = request.takesOverFrom();
        if (leaver == null) {
            CapPoints.mustKeepWithin(
                    tx,
                    cooperative.rules(),
                    memberId,
                    request.subscribedOn(),
                    request.units(),
                    Ledger.standing(tx, cooperative).units());
        } else {
            takeOver(tx, cooperative, memberId, leaver, request);
        }
        Money amount = cooperative.amountOf(request.units());
        List<Instalment> lines = lines(cooperative, amount, request);
        Ledger.post(
                tx,
                memberId,
                Entry.subscription(request.units(), amount),
                request.subscribedOn(),
                null);
        Plans.note(
                tx,
                cooperative,
                memberId,
                lines.stream()
                        .map(line ->
                                PlanFact.due(request.subscribedOn(), line.dueOn(), line.amount()))
                        .toList());
        MemberCapital.publish(
                tx,
                cooperative,
                memberId,
                CapitalEvents.Change.SUBSCRIBED,
                amount,
                request.subscribedOn());
        tx.audit(
                "units-subscribed",
                memberId.toString(),
                Map.of("units", request.units(), "subscribedOn", request.subscribedOn()));
        return MemberCapital.of(tx, cooperative, memberId);
    }

    /// JP-022: units equal to those of a leaver, with approval beyond the usual cap.
    private static void takeOver(
            Tx tx, Cooperative cooperative, UUID memberId, UUID leaver, Request request) {
        Rulebook profile = cooperative.rules();
        if (profile.findRule("JP-022").isEmpty()) {
            throw Problems.malformed(
                    "take-over-not-provided-for",
                    FormFault.of("/takesOverFrom", "said.no-cap-to-raise"));
        }
        if (leaver.equals(memberId)) {
            throw Problems.malformed(
                    "take-over-of-oneself", FormFault.of("/takesOverFrom", "said.same-member"));
        }
        LocalDate date = request.subscribedOn();
        Members.get(tx, leaver);
        TakeOverRules.Leaver left =
                TakeOverRules.ofALeaver(profile, TakeOvers.leaver(tx, leaver), date).orConflict();
        TakeOverRules.inTime(profile, left, date).orRefuse();
        TakeOverRules.ofWhatIsLeft(profile, left, TakeOvers.takenFrom(tx, leaver), request.units())
                .orRefuse();
        Optional<Resolution> approval = TakeOvers.approval(tx, memberId, leaver, left, date);
        CapPoints.mustKeepWithinRaised(
                tx,
                profile,
                memberId,
                date,
                request.units(),
                Ledger.standing(tx, cooperative).units(),
                new CapPoints.Approval(approval.isPresent(), left.knownOn(), date));
        TakeOvers.add(
                tx,
                memberId,
                leaver,
                request.units(),
                date,
                approval.map(Resolution::resolutionId).orElse(null));
    }

    private static List<Instalment> lines(Cooperative cooperative, Money amount, Request request) {
        List<Instalment> lines = request.instalments();
        if (lines == null || lines.isEmpty()) {
            return List.of(new Instalment(request.subscribedOn(), amount));
        }
        BigInteger sum = BigInteger.ZERO;
        for (int line = 0; line < lines.size(); line++) {
            Money each =
                    Amounts.positive(
                            lines.get(line).amount(),
                            cooperative.currency(),
                            "/instalments/" + line + "/amount");
            if (lines.get(line).dueOn().isBefore(request.subscribedOn())) {
                throw Problems.malformed(
                        "date-too-early",
                        new FormFault(
                                "/instalments/" + line + "/dueOn",
                                "said.subscribed-on",
                                Map.of("subscribedOn", request.subscribedOn())));
            }
            sum = sum.add(BigInteger.valueOf(each.amount()));
        }
        if (!sum.equals(BigInteger.valueOf(amount.amount()))) {
            throw Problems.malformed(
                    "plan-does-not-add-up",
                    new FormFault(
                            "/instalments",
                            "said.plan-adds-up-to",
                            Map.of("sum", sum, "amount", amount)));
        }
        return lines;
    }
}
