package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Which business a co-op may do. A profile without the rule leaves every business open.
public final class BusinessRules {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Pd}\\p{Cf}・'’の]");

    private BusinessRules() {}

    /// JP-005: any business but those that the law names, under the Act worker dispatch (労働者派遣). A
    /// word counts however it is spaced, hyphenated or joined with の, and not where it is excluded
    /// (労働者派遣を除く).
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
                            .filter(forbidden -> names(rule, named, forbidden))
                            .findFirst()
                            .or(() -> alone(rule, named));
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

    /// Words that stand for the business when nothing else is said: whoever sends helpers into
    /// homes (ヘルパー派遣) dispatches no workers.
    private static Optional<String> alone(Rule rule, String named) {
        return rule.list("forbiddenAlone").stream()
                .filter(word -> plain(word).equals(plain(named)))
                .findFirst();
    }

    private static boolean names(Rule rule, String named, String forbidden) {
        String plain = plain(named);
        String word = plain(forbidden);
        return IntStream.iterate(
                        plain.indexOf(word), at -> at >= 0, at -> plain.indexOf(word, at + 1))
                .anyMatch(at ->
                        rule.list("excludedBefore").stream()
                                        .map(BusinessRules::plain)
                                        .noneMatch(plain.substring(0, at)::endsWith)
                                && rule.list("excludedAfter").stream()
                                        .map(BusinessRules::plain)
                                        .noneMatch(
                                                plain.substring(at + word.length())::startsWith));
    }

    private static String plain(String words) {
        return SEPARATORS
                .matcher(Normalizer.normalize(words, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
    }
}
