package coop.kyodo.surplus.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A fund and what it may be used for: from a profile's file, or as the co-op decided itself.
///
/// @param kind whether it may ever be divided
/// @param rule the profile's rule; the co-op's own decision when left out
/// @param purposes what it is spent on; on nothing when left out, so that it moves by plans only
/// @param approval who approves a use
/// @param period within what time it is spent; at any time when left out
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FundTerms(
        String fund,
        Texts title,
        Kind kind,
        @Nullable String rule,
        List<Purpose> purposes,
        Approval approval,
        @Nullable Period period) {

    @JsonCreator
    public FundTerms(
            String fund,
            Texts title,
            Kind kind,
            @Nullable String rule,
            @Nullable List<Purpose> purposes,
            @Nullable Approval approval,
            @Nullable Period period) {
        this.fund = fund;
        this.title = title;
        this.kind = kind;
        this.rule = rule;
        this.purposes = purposes == null ? List.of() : List.copyOf(purposes);
        this.approval = approval == null ? Approval.DIRECTORS : approval;
        this.period = period;
    }

    public enum Kind {
        /// Common property that is never divided among the members, not even at the end.
        INDIVISIBLE,
        /// Set aside for a purpose of the law.
        PURPOSE,
        /// For members in need, or for other co-ops.
        MUTUAL,
        /// 組合積立金: decided by the co-op itself.
        VOLUNTARY
    }

    public enum Approval {
        /// A director approves.
        DIRECTORS,
        /// The general assembly's resolution approves.
        ASSEMBLY
    }

    public enum Period {
        /// JP-202: what a year's surplus carried over is spent in the year after it.
        NEXT_YEAR
    }

    /// One purpose.
    ///
    /// @param toMembers whether money for it may be paid to a member
    public record Purpose(
            @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String purpose,
            @NotNull @Valid Texts title,
            @Nullable Boolean toMembers) {

        public boolean mayBePaidToMembers() {
            return Boolean.TRUE.equals(toMembers);
        }
    }

    /// The same fund when a policy made it indivisible.
    public FundTerms asIndivisible() {
        return new FundTerms(fund, title, Kind.INDIVISIBLE, rule, purposes, approval, period);
    }

    public Optional<Purpose> purpose(String name) {
        return purposes.stream().filter(each -> each.purpose().equals(name)).findFirst();
    }

    public List<String> purposeNames() {
        return purposes.stream().map(Purpose::purpose).toList();
    }
}
