package coop.kyodo.federation.dues;

import coop.kyodo.federation.affiliation.Line;
import coop.kyodo.federation.dues.DuesTerms.Band;
import coop.kyodo.federation.dues.DuesTerms.Proration;
import coop.kyodo.federation.organisation.OrganisationKind;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The request to note a dues policy.
record NewDuesPolicy(
        @Nullable UUID id,
        @NotNull @Size(min = 1, max = 200) String name,
        @NotNull Formula formula,
        @NotNull Line line,
        @Nullable @Size(max = 20) List<@NotNull OrganisationKind> kinds,
        @Nullable @Valid Money base,
        @Nullable @Pattern(regexp = "\\d{1,12}(/\\d{1,12})?") String perHead,
        @Nullable @Valid @Size(max = 100) List<@NotNull @Valid Step> bands,
        @Nullable @Min(1) @Max(12) Integer periodsPerYear,
        @Nullable @Min(1) @Max(1_000_000_000) Long roundUpTo,
        @Nullable @Valid Money minimum,
        @Nullable @Valid Money maximum,
        @Nullable @Valid Money entryFee,
        @Nullable Proration proration,
        @NotNull LocalDate adoptedOn,
        @NotNull @Size(min = 1, max = 300) String decision) {

    private static final long MOST = 1_000_000_000_000L;

    /// A band as the request writes it.
    record Step(@NotNull @Min(0) @Max(1_000_000_000) Long from, @NotNull @Valid Money amount) {

        Band band() {
            return new Band(from, amount);
        }
    }

    /// The terms, once they are of one piece: what the formula needs is there, and nothing that it
    /// has no use for.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 400 with the field at fault
    DuesTerms terms(String currency) {
        List<Band> steps = bands == null ? List.of() : bands.stream().map(Step::band).toList();
        needed("/base", formula.base, base != null);
        needed("/perHead", formula.perHead, perHead != null);
        needed("/bands", formula.bands, !steps.isEmpty());
        checkBands(steps);
        checkMoney("/base", base, currency);
        checkMoney("/minimum", minimum, currency);
        checkMoney("/maximum", maximum, currency);
        checkMoney("/entryFee", entryFee, currency);
        for (int i = 0; i < steps.size(); i++) {
            checkMoney("/bands/" + i + "/amount", steps.get(i).amount(), currency);
        }
        if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0) {
            throw Problems.malformed(
                    "minimum-above-maximum", FormFault.of("/minimum", "said.least-above-most"));
        }
        return new DuesTerms(
                formula,
                currency,
                base,
                rate(),
                steps,
                periodsPerYear == null ? 1 : periodsPerYear,
                roundUpTo == null ? 1 : roundUpTo,
                minimum,
                maximum,
                entryFee,
                proration == null ? Proration.NONE : proration);
    }

    private void needed(String pointer, boolean wanted, boolean given) {
        if (wanted && !given) {
            throw Problems.malformed(
                    "formula-needs-it",
                    new FormFault(pointer, "said.formula-needs-it", Map.of("formula", formula)));
        }
        if (!wanted && given) {
            throw Problems.malformed(
                    "formula-has-no-use",
                    new FormFault(pointer, "said.formula-has-no-use", Map.of("formula", formula)));
        }
    }

    private @Nullable Fraction rate() {
        if (perHead == null) {
            return null;
        }
        try {
            return Fraction.parse(perHead);
        } catch (IllegalArgumentException e) {
            throw Problems.malformed(
                    "fraction-malformed", FormFault.of("/perHead", "said.denominator-zero"));
        }
    }

    private static void checkBands(List<Band> steps) {
        for (int i = 0; i < steps.size(); i++) {
            boolean inOrder =
                    i == 0
                            ? steps.get(0).from() == 0
                            : steps.get(i).from() > steps.get(i - 1).from();
            if (!inOrder) {
                throw Problems.malformed(
                        "bands-out-of-order",
                        FormFault.of("/bands/" + i + "/from", "said.bands-from-zero"));
            }
        }
    }

    private static void checkMoney(String pointer, @Nullable Money money, String currency) {
        Stream.ofNullable(money)
                .filter(m -> !m.currency().equals(currency) || m.isNegative() || m.amount() > MOST)
                .findAny()
                .ifPresent(m -> {
                    throw Problems.malformed(
                            "amount-out-of-range",
                            new FormFault(
                                    pointer,
                                    "said.amount-between",
                                    Map.of("most", MOST, "currency", currency)));
                });
    }
}
