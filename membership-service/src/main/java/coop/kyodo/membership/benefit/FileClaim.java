package coop.kyodo.membership.benefit;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Amounts;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.FiscalYears;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.Members;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Takes a member's claim, and says what the scheme of that day grants for it.
final class FileClaim {

    /// A claim.
    ///
    /// @param happenedOn the day of the event, or the first day of the month
    /// @param persons how many it concerns; one when left out
    record Request(
            @Nullable UUID id,
            @NotNull @Pattern(regexp = Scheme.CODE) String scheme,
            @NotNull UUID memberId,
            @NotNull LocalDate happenedOn,
            @Nullable @Min(1) @Max(100) Integer persons,
            @Nullable Money cost,
            @NotNull LocalDate claimedOn,
            @Nullable @Size(max = 20) List<@NotNull @Valid Evidence> evidence) {}

    private FileClaim() {}

    /// @param by the subject of the caller's token
    static Claim file(Tx tx, Request request, String by) {
        Cooperative cooperative = Cooperatives.locked(tx);
        UUID claimId = Ids.orNext(request.id());
        if (Claims.exists(tx, claimId)) {
            throw Problems.conflict("benefit-claim-exists", FormFault.of("", "said.id-of-a-claim"));
        }
        Days.mustHaveCome(tx, request.happenedOn(), "/happenedOn");
        Days.mustHaveCome(tx, request.claimedOn(), "/claimedOn");
        Scheme scheme = Schemes.latestOn(tx, request.scheme(), request.happenedOn());
        mustFit(scheme, request, cooperative.currency());
        Member member = Members.get(tx, request.memberId());
        if (Claims.existsFor(tx, scheme.code(), member.memberId(), request.happenedOn())) {
            throw Problems.conflict(
                    "benefit-claimed-already", FormFault.of("", "said.claimed-already"));
        }
        List<Evidence> evidence = request.evidence() == null ? List.of() : request.evidence();
        Money amount = BenefitRules.granted(scheme, circumstances(tx, request, member)).orRefuse();
        Amounts.positive(amount, cooperative.currency(), "/cost");
        Claim claim =
                new Claim(
                        claimId,
                        tx.nextNumber("benefit-claim"),
                        scheme.code(),
                        scheme.version(),
                        member.memberId(),
                        request.happenedOn(),
                        persons(request),
                        request.cost(),
                        amount,
                        request.claimedOn(),
                        Claim.State.CLAIMED,
                        null,
                        null,
                        null,
                        null,
                        null,
                        evidence,
                        tx.now());
        Claims.add(tx, claim, by);
        ClaimEvents.publish(tx, claim, claim.claimedOn());
        tx.audit(
                "benefit-claimed",
                claimId.toString(),
                Map.of("scheme", scheme.code(), "version", scheme.version(), "amount", amount));
        return claim;
    }

    private static void mustFit(Scheme scheme, Request request, String currency) {
        if (request.claimedOn().isBefore(request.happenedOn())) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/claimedOn",
                            "said.happened-on",
                            Map.of("happenedOn", request.happenedOn())));
        }
        if (scheme.terms().basis() == Terms.Basis.MONTH
                && request.happenedOn().getDayOfMonth() != 1) {
            throw Problems.malformed(
                    "benefit-month-malformed",
                    FormFault.of("/happenedOn", "said.month-by-first-day"));
        }
        boolean byCost = scheme.terms().award().kind() == Award.Kind.SHARE_OF_COST;
        if (byCost != (request.cost() != null)) {
            throw Problems.malformed(
                    "benefit-cost-unfit",
                    FormFault.of("/cost", byCost ? "said.share-of-cost" : "said.cost-unseen"));
        }
        if (request.cost() != null) {
            Amounts.positive(request.cost(), currency, "/cost");
        }
        if (request.persons() != null && scheme.terms().award().kind() != Award.Kind.PER_PERSON) {
            throw Problems.malformed(
                    "benefit-persons-unfit", FormFault.of("/persons", "said.persons-not-counted"));
        }
    }

    private static BenefitRules.Circumstances circumstances(Tx tx, Request request, Member member) {
        LocalDate admittedOn = member.admittedOn();
        if (admittedOn == null) {
            throw Problems.conflict(
                    "not-a-member",
                    new FormFault("", "said.membership-state", Map.of("state", member.state())));
        }
        Claims.Earlier earlier =
                Claims.earlier(
                        tx,
                        request.scheme(),
                        member.memberId(),
                        FiscalYears.firstDay(tx, request.happenedOn()),
                        FiscalYears.lastDay(tx, request.happenedOn()));
        return new BenefitRules.Circumstances(
                request.happenedOn(),
                request.claimedOn(),
                admittedOn,
                member.lastDay(),
                persons(request),
                request.cost(),
                request.evidence() == null
                        ? java.util.Set.of()
                        : request.evidence().stream()
                                .map(Evidence::kind)
                                .collect(Collectors.toSet()),
                earlier.inYear(),
                earlier.all());
    }

    private static int persons(Request request) {
        return request.persons() == null ? 1 : request.persons();
    }
}
