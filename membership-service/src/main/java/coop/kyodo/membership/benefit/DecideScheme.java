package coop.kyodo.membership.benefit;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
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

/// Records a scheme, a new version of one, or its end; earlier versions stay in force for what
/// happened before.
final class DecideScheme {

    /// Leaves room for any number of persons.
    private static final long GREATEST_AMOUNT = 999_999_999_999L;

    /// A scheme and the day from which it holds.
    record Request(
            @NotNull @Pattern(regexp = Scheme.CODE) String code,
            @NotNull LocalDate effectiveOn,
            @NotNull @Valid Terms terms) {}

    /// A scheme's last day.
    record Ending(@NotNull LocalDate endsOn) {}

    /// What others are told of an end. The aggregate is the scheme of this co-op.
    record Ended(UUID cooperativeId, String code, int version, LocalDate endsOn) {}

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
                    new FormFault(
                            "",
                            "said.latest-version-from",
                            Map.of("effectiveOn", latest.get().effectiveOn())));
        }
        LocalDate endsOn = latest.isEmpty() ? null : latest.get().endsOn();
        if (endsOn != null && !request.effectiveOn().isAfter(endsOn)) {
            throw Problems.conflict(
                    "benefit-scheme-not-newer",
                    new FormFault("", "said.latest-version-to", Map.of("endsOn", endsOn)));
        }
        Scheme scheme =
                new Scheme(
                        request.code(),
                        latest.map(Scheme::version).orElse(0) + 1,
                        request.effectiveOn(),
                        null,
                        request.terms(),
                        tx.now());
        Schemes.add(tx, scheme);
        tx.publish(
                event(
                        tx,
                        scheme,
                        "benefit-scheme-decided",
                        new Decided(
                                tx.tenant(),
                                scheme.code(),
                                scheme.version(),
                                scheme.effectiveOn())));
        tx.audit(
                "benefit-scheme-decided",
                scheme.code(),
                Map.of("version", scheme.version(), "effectiveOn", scheme.effectiveOn()));
        return scheme;
    }

    /// Ends the latest version. What happened up to then is judged by it as before, and nobody has
    /// claimed for anything later; another version may be decided from a later day on.
    static Scheme end(Tx tx, String code, Ending ending) {
        Cooperatives.locked(tx);
        Scheme scheme =
                Schemes.latest(tx, code)
                        .orElseThrow(() -> Problems.notFound("benefit-scheme-not-found"));
        if (scheme.endsOn() != null) {
            throw Problems.conflict(
                    "benefit-scheme-has-end",
                    new FormFault("", "said.scheme-ends-on", Map.of("endsOn", scheme.endsOn())));
        }
        LocalDate endsOn = ending.endsOn();
        if (endsOn.isBefore(scheme.effectiveOn())) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/endsOn",
                            "said.latest-version-from",
                            Map.of("effectiveOn", scheme.effectiveOn())));
        }
        Claims.lastFor(tx, code)
                .filter(endsOn::isBefore)
                .ifPresent(last -> {
                    throw Problems.conflict(
                            "benefit-scheme-in-use",
                            new FormFault(
                                    "",
                                    "said.claimed-after-end",
                                    Map.of("last", last, "endsOn", endsOn)));
                });
        Schemes.end(tx, scheme, endsOn);
        tx.publish(
                event(
                        tx,
                        scheme,
                        "benefit-scheme-ended",
                        new Ended(tx.tenant(), code, scheme.version(), endsOn)));
        tx.audit("benefit-scheme-ended", code, Map.of("endsOn", endsOn));
        return Schemes.latestOn(tx, code, endsOn);
    }

    private static Event event(Tx tx, Scheme scheme, String name, Object data) {
        String aggregate = tx.tenant() + "/benefit-scheme/" + scheme.code();
        return new Event(
                "coop.kyodo.membership." + name + ".v1",
                UUID.nameUUIDFromBytes(aggregate.getBytes(StandardCharsets.UTF_8)),
                Schemes.decisions(tx, scheme.code()),
                data);
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
            throw Problems.malformed(
                    "benefit-award-unclear", FormFault.of(pointer, "said.award-unclear"));
        }
    }
}
