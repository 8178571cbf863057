package coop.kyodo.federation.dues;

import coop.kyodo.federation.count.CountedAffiliate;
import coop.kyodo.federation.count.FrozenCount;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What a policy makes of a frozen count: a run keeps it, a preview only shows it.
record DuesPreview(
        UUID policyId,
        String fiscalYear,
        LocalDate countAsOf,
        Money total,
        List<Assessed> assessments) {

    /// One organisation's dues.
    record Assessed(
            UUID organisationId,
            String code,
            long members,
            LocalDate affiliatedFrom,
            List<DuesRules.Line> lines,
            Money amount) {}

    static DuesPreview of(DuesPolicy policy, FrozenCount count, FiscalYear year) {
        try {
            List<Assessed> assessments =
                    policy.concerned(count).stream()
                            .map(affiliate -> assess(policy, affiliate, year))
                            .toList();
            Money total =
                    assessments.stream()
                            .map(Assessed::amount)
                            .reduce(Money.zero(policy.terms().currency()), Money::plus);
            return new DuesPreview(policy.id(), year.name(), count.asOf(), total, assessments);
        } catch (ArithmeticException e) {
            throw Problems.unprocessable("dues-too-large", FormFault.of("", "said.dues-too-large"));
        }
    }

    private static Assessed assess(DuesPolicy policy, CountedAffiliate affiliate, FiscalYear year) {
        DuesRules.Assessed assessed =
                DuesRules.assess(
                        policy.terms(), affiliate.members(), affiliate.affiliatedFrom(), year);
        return new Assessed(
                affiliate.organisationId(),
                affiliate.code(),
                affiliate.members(),
                affiliate.affiliatedFrom(),
                assessed.lines(),
                assessed.amount());
    }
}
