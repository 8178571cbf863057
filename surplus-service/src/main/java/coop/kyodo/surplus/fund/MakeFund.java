package coop.kyodo.surplus.fund;

import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.policy.IndivisibleFunds;
import coop.kyodo.surplus.profile.FundTerms;
import coop.kyodo.surplus.profile.FundTerms.Approval;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes a fund of the co-op's own (組合積立金) with its purposes.
final class MakeFund {

    record Request(
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String fund,
            @NotNull @Valid Texts title,
            @NotEmpty @Size(max = 20) List<FundTerms.@Valid @NotNull Purpose> purposes,
            @NotNull Approval approval,
            @NotNull LocalDate decidedOn) {}

    private MakeFund() {}

    static FundTerms make(Tx tx, Request request) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < request.purposes().size(); i++) {
            if (!seen.add(request.purposes().get(i).purpose())) {
                throw Problems.malformed(
                        "purpose-twice",
                        FormFault.of("/purposes/" + i + "/purpose", "said.purpose-twice"));
            }
        }
        Days.mustHaveCome(tx, request.decidedOn(), "/decidedOn");
        Funds.lock(tx);
        Profile profile = Cooperatives.today(tx).rules();
        if (Account.isReserved(request.fund())
                || Funds.find(tx, profile, request.fund()).isPresent()) {
            throw Problems.conflict(
                    "fund-exists",
                    new FormFault("", "said.fund-exists", Map.of("fund", request.fund())));
        }
        boolean indivisible = IndivisibleFunds.of(tx, profile).isOne(request.fund());
        FundRules.refusalOf(
                        request.fund(),
                        request.purposes(),
                        indivisible
                                ? Optional.of(profile.ruleOfIndivisible(request.fund()))
                                : profile.fundsForMembersForbiddenBy())
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        FundTerms fund =
                new FundTerms(
                        request.fund(),
                        request.title(),
                        FundTerms.Kind.VOLUNTARY,
                        null,
                        request.purposes(),
                        request.approval(),
                        null);
        Funds.add(tx, fund, request.decidedOn());
        tx.audit(
                "fund-made",
                fund.fund(),
                Map.of("decidedOn", request.decidedOn(), "purposes", fund.purposeNames()));
        return indivisible ? fund.asIndivisible() : fund;
    }
}
