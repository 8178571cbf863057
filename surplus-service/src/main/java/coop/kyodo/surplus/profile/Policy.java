package coop.kyodo.surplus.profile;

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
        @Nullable String note) {

    /// What its splits look at.
    public Set<String> measureNames() {
        return splits().flatMap(Split::measureNames).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Whether one of its steps goes to non-members too.
    public boolean includesNonMembers() {
        return splits().anyMatch(Split::includesNonMembers);
    }

    private Stream<Split> splits() {
        return steps.stream().flatMap(step -> Stream.ofNullable(step.split()));
    }

    /// The first step that distributes to the members.
    public Optional<Step> firstToMembers() {
        return steps.stream().filter(Step::goesToMembers).findFirst();
    }
}
