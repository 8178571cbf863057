package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.correction.Correction;
import coop.kyodo.surplus.measure.YearMeasures;
import coop.kyodo.surplus.picture.WorkRecords;
import coop.kyodo.surplus.profile.Articles;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profiles;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Terms;
import coop.kyodo.surplus.waterfall.Wish;
import coop.kyodo.surplus.year.CapitalDifference;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that a plan was made from, apart from the members' measures.
///
/// @param periods the closed months whose work was counted
/// @param notEligible what was worked as no member; it counts only where a split is for all who
///   work
/// @param measures the imports of further measures that were counted; absent without any
/// @param corrects the executed plan that it corrects; absent for a year's own plan
/// @param capitalDifference where the figures state another capital than membership had; absent
///   otherwise
/// @param reserved what of the funds that the figures report was not there to be taken; absent
///   where all was
/// @param unitsBought what the plans that it corrects have bought of units or asked for, where the
///   law counts that; absent for a year's own plan
public record PlanInputs(
        UUID cooperativeId,
        UUID planId,
        String fiscalYear,
        LocalDate from,
        LocalDate to,
        int figuresVersion,
        Figures figures,
        int articlesVersion,
        Articles articles,
        Policy policy,
        Wish wish,
        List<WorkRecords.Period> periods,
        List<WorkRecords.NotEligible> notEligible,
        @Nullable List<YearMeasures.Frozen> measures,
        @Nullable Correction corrects,
        @Nullable CapitalDifference capitalDifference,
        @Nullable SortedMap<String, Money> reserved,
        @Nullable Money unitsBought) {

    /// The imports that were counted.
    List<YearMeasures.Frozen> importedMeasures() {
        return measures == null ? List.of() : measures;
    }

    Terms terms(List<MemberMeasures> members) {
        return new Terms(
                Profiles.of(policy.profile()),
                articles,
                policy,
                figures,
                members,
                wish,
                reserved == null ? Map.of() : reserved,
                unitsBought);
    }
}
