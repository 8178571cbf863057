package coop.kyodo.governance.cooperative;

import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import java.util.Optional;

/// A co-op under one version of its articles.
public record Cooperative(String profile, int articlesVersion, Articles articles) {

    /// The rule of this id in the co-op's legal profile.
    public Rule rule(String id) {
        return Rulebook.of(profile).rule(id);
    }

    /// As [#rule], empty where the profile does not have it.
    public Optional<Rule> findRule(String id) {
        return Rulebook.of(profile).findRule(id);
    }
}
