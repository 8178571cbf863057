package coop.kyodo.surplus.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document that the law asks for each year, and what must happen to it.
///
/// @param rule the rule that asks for it
/// @param keepYears how long it is kept from its preparation on
/// @param displayYears how long it is on display from then on
@JsonInclude(JsonInclude.Include.NON_NULL)
public record YearDocument(
        String document,
        Texts title,
        String rule,
        List<Stage> stages,
        @Nullable Integer keepYears,
        @Nullable Integer displayYears) {

    @JsonCreator
    public YearDocument {
        stages = List.copyOf(stages);
    }

    /// What happens to a document.
    public enum Step {
        PREPARED,
        /// Audited by the auditors or the members' audit board.
        AUDITED,
        BOARD_APPROVED,
        /// On display at the office.
        DISPLAYED,
        /// Sent with the notice of the ordinary general assembly.
        SENT,
        APPROVED,
        /// Reported to the assembly, which does not vote on it.
        REPORTED,
        /// Filed with the authority.
        FILED
    }

    /// One step.
    ///
    /// @param after the step that must come before it
    /// @param notBefore the day before which it cannot be, where that is known
    /// @param due by when; no day when left out
    /// @param opinion the rule by which it comes with an opinion of the auditors; none when left
    ///   out
    public record Stage(
            Step step,
            String rule,
            @Nullable Step after,
            @Nullable From notBefore,
            @Nullable Due due,
            @Nullable String opinion) {}

    /// A day, counted from another: months first, then days.
    public record Due(From from, @Nullable Integer months, @Nullable Integer days) {}

    /// What days are counted from.
    public enum From {
        YEAR_START,
        YEAR_END,
        /// The ordinary general assembly (通常総会).
        ASSEMBLY
    }
}
