package coop.kyodo.governance.assembly;

import coop.kyodo.kit.rules.Rule;

/// A rule that a result rests on, and where it stands.
public record RuleCited(String rule, String source) {

    public static RuleCited of(Rule rule) {
        return new RuleCited(rule.id(), rule.source());
    }
}
