package coop.kyodo.surplus.picture;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.profile.Articles;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Profiles;
import java.util.Map;
import java.util.Optional;

/// A co-op under one version of its articles.
public record Cooperative(String name, int articlesVersion, String profile, Articles articles) {

    public Profile rules() {
        return Profiles.of(profile);
    }

    /// The currency of its capital and with it of all its amounts; unknown while the articles name
    /// no unit of capital.
    public Optional<String> currency() {
        return Optional.ofNullable(articles.unitAmount()).map(Money::currency);
    }

    /// Lets an amount pass that is in the co-op's currency.
    ///
    /// @param pointer where it stands in the request
    /// @throws coop.kyodo.kit.web.ProblemException 400 when it is not
    public void mustBeInItsCurrency(String given, String pointer) {
        currency()
                .filter(own -> !own.equals(given))
                .ifPresent(own -> {
                    throw Problems.malformed(
                            "currency-differs",
                            new FormFault(
                                    pointer,
                                    "said.currency-of-cooperative",
                                    Map.of("own", own, "given", given)));
                });
    }
}
