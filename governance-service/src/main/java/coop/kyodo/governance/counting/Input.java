package coop.kyodo.governance.counting;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A contest as the caller gives it, and as it is kept.
///
/// @param quorumSquared the square of the quorum, for `DEBIAN`
/// @param majorities ratios over the default option that differ from 1, for `DEBIAN`
record Input(
        @Nullable UUID id,
        @NotNull Method method,
        @NotBlank @Size(max = 500) String contest,
        @NotNull @Size(min = 2, max = 100) List<@NotBlank @Size(max = 500) String> options,
        @Nullable @Min(1) @Max(100) Integer seats,
        @Nullable UnrankedMeans unrankedMeans,
        @Nullable String defaultOption,
        @Nullable @Pattern(regexp = FRACTION) String quorumSquared,
        @Nullable @Size(max = 100) List<@NotNull @Valid Majority> majorities,
        @NotNull @Size(min = 1, max = 100_000) List<@NotNull @Valid RankedBallot> ballots) {

    private static final String FRACTION = "\\d{1,40}(/\\d{1,40})?";

    record Majority(@NotNull String option, @NotNull @Pattern(regexp = FRACTION) String ratio) {}

    int seatCount() {
        return seats == null ? 1 : seats;
    }

    UnrankedMeans unranked() {
        if (unrankedMeans != null) {
            return unrankedMeans;
        }
        return method == Method.DEBIAN ? UnrankedMeans.LAST : UnrankedMeans.NOT_COMPARED;
    }

    long ballotCount() {
        return ballots.stream().mapToLong(RankedBallot::count).sum();
    }

    int defaultIndex() {
        return options.indexOf(defaultOption);
    }

    Fraction quorum() {
        return quorumSquared == null ? Fraction.ZERO : Fraction.parse(quorumSquared);
    }

    Map<Integer, Fraction> ratios() {
        Map<Integer, Fraction> ratios = new HashMap<>();
        if (majorities != null) {
            majorities.forEach(line ->
                    ratios.put(options.indexOf(line.option()), Fraction.parse(line.ratio())));
        }
        return ratios;
    }

    /// The contest itself, without the id the caller gave it.
    Input withoutId() {
        return new Input(
                null,
                method,
                contest,
                options,
                seats,
                unrankedMeans,
                defaultOption,
                quorumSquared,
                majorities,
                ballots);
    }

    /// @throws coop.kyodo.kit.web.ProblemException 400 where the parts do not fit each other
    void checkForm() {
        if (new HashSet<>(options).size() != options.size()) {
            throw invalid("/options", "said.option-twice");
        }
        for (int i = 0; i < ballots.size(); i++) {
            if (ballots.get(i).ranks().size() != options.size()) {
                throw invalid("/ballots/" + i + "/ranks", "said.rank-per-option");
            }
        }
        if (method == Method.SCHULZE) {
            if (defaultOption != null || quorumSquared != null || majorities != null) {
                throw invalid("/defaultOption", "said.debian-only");
            }
            return;
        }
        if (defaultIndex() < 0) {
            throw invalid("/defaultOption", "said.one-of-the-options");
        }
        if (seatCount() != 1) {
            throw invalid("/seats", "said.one-winner");
        }
        if (unranked() != UnrankedMeans.LAST) {
            throw invalid("/unrankedMeans", "said.unranked-last");
        }
        checkFraction("/quorumSquared", quorumSquared);
        if (majorities != null) {
            for (Majority line : majorities) {
                if (!options.contains(line.option())) {
                    throw invalid("/majorities", "said.majorities-of-options");
                }
                checkFraction("/majorities", line.ratio());
            }
        }
    }

    private static void checkFraction(String pointer, @Nullable String text) {
        if (text != null) {
            try {
                Fraction.parse(text);
            } catch (IllegalArgumentException e) {
                throw invalid(pointer, "said.fraction");
            }
        }
    }

    private static RuntimeException invalid(String pointer, String text) {
        return Problems.malformed("validation-failed", FormFault.of(pointer, text));
    }
}
