package coop.kyodo.membership.benefit;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Amounts;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records a scheme, or a new version of one; earlier versions stay in force for what happened
/// before.
final class DecideScheme {

    /// Leaves room for any number of persons.
    private static final long GREATEST_AMOUNT = 999_999_999_999L;

    /// A scheme and the day from which it holds.
    record Request(
            @NotNull @Pattern(regexp = Scheme.CODE) String code,
            @NotNull LocalDate effectiveOn,
            @NotNull @Valid Terms terms) {}

    /// What others are told. The aggregate is the scheme of this co-op.
    record Decided(UUID cooperativeId, String code, int version, LocalDate effectiveOn) {}

    private DecideScheme() {}

    static Scheme decide(Tx tx, Request request) {
        String currency = Cooperatives.locked(tx).currency();
        mustBeWhole(request.terms().award(), currency);
        Optional<Scheme> latest = Schemes.latest(tx, request.code());
        if (latest.filter(one -> !one.effectiveOn().isBefore(request.effectiveOn())).isPresent()) {
            throw Problems.conflict(
                    "benefit-scheme-not-newer",
                    "The latest version holds from " + latest.get().effectiveOn() + ".");
        }
        Scheme scheme =
                new Scheme(
                        request.code(),
                        latest.map(Scheme::version).orElse(0) + 1,
                        request.effectiveOn(),
                        request.terms(),
                        tx.now());
        Schemes.add(tx, scheme);
        tx.publish(decided(tx, scheme));
        tx.audit(
                "benefit-scheme-decided",
                scheme.code(),
                Map.of("version", scheme.version(), "effectiveOn", scheme.effectiveOn()));
        return scheme;
    }

    private static Event decided(Tx tx, Scheme scheme) {
        String aggregate = tx.tenant() + "/benefit-scheme/" + scheme.code();
        return new Event(
                "coop.kyodo.membership.benefit-scheme-decided.v1",
                UUID.nameUUIDFromBytes(aggregate.getBytes(StandardCharsets.UTF_8)),
                scheme.version(),
                new Decided(tx.tenant(), scheme.code(), scheme.version(), scheme.effectiveOn()));
    }

    /// Lets an award pass that says how much, and nothing that its kind does not need; a 400
    /// otherwise.
    private static void mustBeWhole(Award award, String currency) {
        boolean byCost = award.kind() == Award.Kind.SHARE_OF_COST;
        mustBe(award.amount() == null == byCost, "/terms/award/amount");
        mustBe(award.share() != null == byCost, "/terms/award/share");
        mustBe(award.kind() != Award.Kind.FIXED || award.atMost() == null, "/terms/award/atMost");
        amount(award.amount(), currency, "/terms/award/amount");
        amount(award.atMost(), currency, "/terms/award/atMost");
        Fraction share = award.share();
        mustBe(
                share == null || (share.signum() > 0 && share.isAtMost(Fraction.ONE)),
                "/terms/award/share");
    }

    private static void amount(@Nullable Money amount, String currency, String pointer) {
        if (amount != null) {
            Amounts.positive(amount, currency, pointer);
            mustBe(amount.amount() <= GREATEST_AMOUNT, pointer);
        }
    }

    private static void mustBe(boolean holds, String pointer) {
        if (!holds) {
            throw Problems.invalid(
                    "benefit-award-unclear",
                    pointer,
                    "A fixed award and one per person have an amount of at most twelve digits, one"
                            + " of the cost has a share above 0 and at most 1; a limit goes with the"
                            + " last two.");
        }
    }
}
