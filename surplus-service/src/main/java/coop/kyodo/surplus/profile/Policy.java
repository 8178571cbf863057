package coop.kyodo.surplus.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

    /// The first step that distributes to the members.
    public Optional<Step> firstToMembers() {
        return steps.stream().filter(Step::goesToMembers).findFirst();
    }
}
