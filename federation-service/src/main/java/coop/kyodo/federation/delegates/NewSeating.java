package coop.kyodo.federation.delegates;

import coop.kyodo.federation.affiliation.Line;
import coop.kyodo.federation.delegates.SeatingTerms.Band;
import coop.kyodo.federation.delegates.SeatingTerms.Votes;
import coop.kyodo.federation.organisation.OrganisationKind;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The request to seat delegates.
record NewSeating(
        @Nullable UUID id,
        @NotNull @Size(min = 1, max = 200) String name,
        @NotNull Method method,
        @NotNull Line line,
        @Nullable @Size(max = 20) List<@NotNull OrganisationKind> kinds,
        @NotNull LocalDate countAsOf,
        @Nullable @Min(1) @Max(100_000) Integer seats,
        @Nullable @Min(0) @Max(10_000) Integer minPerAffiliate,
        @Nullable @Min(1) @Max(100_000) Integer maxPerAffiliate,
        @Nullable @Min(1) @Max(1_000_000_000) Long per,
        @Nullable @Min(0) @Max(10_000) Integer base,
        @Nullable @Min(0) @Max(1_000_000_000) Long baseUpTo,
        @Nullable @Size(max = 100) List<@NotNull @Valid Step> bands,
        @Nullable @Size(max = 200) String seed,
        @Nullable Votes votes) {

    /// A band as the request writes it.
    record Step(
            @NotNull @Min(0) @Max(1_000_000_000) Long from,
            @NotNull @Min(0) @Max(10_000) Integer seats) {

        Band band() {
            return new Band(from, seats);
        }
    }

    /// The terms, once they are of one piece: what the method needs is there, and nothing that it
    /// has no use for.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 400 with the field at fault
    SeatingTerms terms() {
        boolean capped = method == Method.BASE_PLUS_PER_N_CEIL_CAP;
        List<Band> steps = bands == null ? List.of() : bands.stream().map(Step::band).toList();
        needed("/seats", method.divides(), seats != null);
        needed("/per", capped || method == Method.PER_N_CEIL, per != null);
        needed("/base", capped, base != null);
        needed("/baseUpTo", capped, baseUpTo != null);
        needed("/bands", method == Method.BANDS, !steps.isEmpty());
        if (capped && maxPerAffiliate == null) {
            throw Problems.malformed(
                    "method-needs-it",
                    new FormFault(
                            "/maxPerAffiliate", "said.method-needs-it", Map.of("method", method)));
        }
        int least = minPerAffiliate == null ? 0 : minPerAffiliate;
        int most = maxPerAffiliate == null ? SeatingTerms.NO_MAXIMUM : maxPerAffiliate;
        if (least > most) {
            throw Problems.malformed(
                    "minimum-above-maximum",
                    FormFault.of("/minPerAffiliate", "said.least-above-most"));
        }
        checkBands(steps);
        return new SeatingTerms(
                method,
                seats,
                least,
                most,
                per,
                base,
                baseUpTo,
                steps,
                seed,
                votes == null ? Votes.ONE_EACH : votes);
    }

    Set<OrganisationKind> onlyKinds() {
        return kinds == null ? Set.of() : Set.copyOf(kinds);
    }

    private void needed(String pointer, boolean wanted, boolean given) {
        if (wanted && !given) {
            throw Problems.malformed(
                    "method-needs-it",
                    new FormFault(pointer, "said.method-needs-it", Map.of("method", method)));
        }
        if (!wanted && given) {
            throw Problems.malformed(
                    "method-has-no-use",
                    new FormFault(pointer, "said.method-has-no-use", Map.of("method", method)));
        }
    }

    private static void checkBands(List<Band> steps) {
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).from() <= steps.get(i - 1).from()) {
                throw Problems.malformed(
                        "bands-out-of-order",
                        FormFault.of("/bands/" + i + "/from", "said.bands-ascend"));
            }
        }
    }
}
