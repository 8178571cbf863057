package coop.kyodo.membership.cooperative;

import com.fasterxml.jackson.annotation.JsonIgnore;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rulebook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A co-op with one version of its articles.
///
/// @param effectiveOn from when this version holds
/// @param recordedAt when this version became known
public record Cooperative(
        UUID cooperativeId,
        String name,
        String profile,
        int articlesVersion,
        LocalDate effectiveOn,
        Articles articles,
        Instant recordedAt) {

    /// The rules it is bound by.
    @JsonIgnore
    public Rulebook rules() {
        return Rulebook.of(profile);
    }

    /// The currency it reckons in.
    @JsonIgnore
    public String currency() {
        return articles.unitAmount().currency();
    }

    /// An amount in its currency.
    public Money money(long amount) {
        return Money.of(amount, currency());
    }

    /// What this many units come to.
    public Money amountOf(long units) {
        return articles.unitAmount().times(units);
    }
}
