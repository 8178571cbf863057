package coop.kyodo.surplus.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One version of a co-op's surplus policy. Version 0 is its profile's own, with the rates of its
/// articles.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Policy(
        int version,
        String profile,
        @Nullable LocalDate decidedOn,
        List<Step> steps,
        @Nullable String note,
        @Nullable List<LossStep> losses) {

    @JsonCreator
    public Policy {}

    /// A policy that leaves losses to the plan.
    public Policy(
            int version,
            String profile,
            @Nullable LocalDate decidedOn,
            List<Step> steps,
            @Nullable String note) {
        this(version, profile, decidedOn, steps, note, null);
    }

    /// By what losses are covered, in this order; by what the plan draws where there is nothing.
    public List<LossStep> allLosses() {
        return losses == null ? List.of() : losses;
    }

    /// What its splits look at.
    public Set<String> measureNames() {
        return splits().flatMap(Split::measureNames).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Whether one of its steps goes to non-members too.
    public boolean includesNonMembers() {
        return splits().anyMatch(Split::includesNonMembers);
    }

    /// The steps whose retained part buys units of capital.
    public Set<String> stepsRetainedInUnits() {
        return steps.stream()
                .filter(step ->
                        step.split() != null && step.split().retained() == Split.Retained.UNITS)
                .map(Step::name)
                .collect(Collectors.toSet());
    }

    private Stream<Split> splits() {
        return Stream.concat(
                steps.stream().flatMap(step -> Stream.ofNullable(step.split())),
                allLosses().stream().flatMap(step -> Stream.ofNullable(step.split())));
    }

    /// The first step that distributes to the members.
    public Optional<Step> firstToMembers() {
        return steps.stream().filter(Step::goesToMembers).findFirst();
    }
}
