package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which business a co-op may do. A profile without the rule leaves every business open.
public final class BusinessRules {

    private BusinessRules() {}

    /// JP-005: any business but those that the law names, under the Act worker dispatch (労働者派遣).
    ///
    /// @param pointer where the list stands in the request
    /// @param business the kinds of business, as the articles or a site name them
    public static Decision<List<String>> allowed(
            Rulebook profile, String pointer, List<String> business) {
        return refusal(profile, pointer, business)
                .map(Decision::<List<String>>refused)
                .orElseGet(() -> Decision.accepted(business));
    }

    static Optional<Refusal> refusal(Rulebook profile, String pointer, List<String> business) {
        return profile.findRule("JP-005").flatMap(rule -> firstForbidden(rule, pointer, business));
    }

    private static Optional<Refusal> firstForbidden(
            Rule rule, String pointer, List<String> business) {
        for (int i = 0; i < business.size(); i++) {
            String named = business.get(i);
            Optional<String> word =
                    rule.list("forbidden").stream()
                            .filter(named.toLowerCase(Locale.ROOT)::contains)
                            .findFirst();
            if (word.isPresent()) {
                return Optional.of(
                        Refusal.of("business-forbidden", rule)
                                .at(pointer + "/" + i)
                                .with("business", named)
                                .with("forbidden", word.get()));
            }
        }
        return Optional.empty();
    }
}
