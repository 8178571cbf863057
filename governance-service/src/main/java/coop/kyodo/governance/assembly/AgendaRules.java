package coop.kyodo.governance.assembly;

import coop.kyodo.governance.cooperative.Articles;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an agenda may hold.
final class AgendaRules {

    private AgendaRules() {}

    /// JP-137, art. 65: the matters that the profile lists need a special resolution. Any other may
    /// have one.
    static Decision<ItemKind> kindFits(ItemKind kind, Matter matter, String pointer, Rule jp137) {
        if (kind == ItemKind.SPECIAL_RESOLUTION
                || !kind.isResolution()
                || !jp137.list("matters").contains(matter.type().name())) {
            return Decision.accepted(kind);
        }
        return Decision.refused(
                Refusal.of("special-resolution-needed", jp137)
                        .at(pointer + "/kind")
                        .with("matter", matter.type())
                        .with("kind", kind));
    }

    /// JP-133, art. 63 and 51(8): the assembly decides on the plan as it was submitted.
    static Decision<Matter> planAsSubmitted(
            Matter matter, String submittedHash, String pointer, Rule jp133) {
        if (submittedHash.equals(matter.hash())) {
            return Decision.accepted(matter);
        }
        return Decision.refused(
                Refusal.of("plan-hash-differs", jp133)
                        .at(pointer + "/matter/hash")
                        .with("notifiedHash", String.valueOf(matter.hash()))
                        .with("submittedHash", submittedHash));
    }

    /// JP-134, art. 64(4): only what was notified can be decided, unless the articles say otherwise
    /// or all members consented.
    static Decision<Matter> notified(
            Matter matter,
            String title,
            List<AgendaItem> agenda,
            Articles articles,
            boolean allConsented,
            Rule jp134) {
        boolean stood =
                agenda.stream()
                        .filter(AgendaItem::notified)
                        .anyMatch(item -> isSame(matter, title, item));
        if (stood || allConsented || articles.meeting().unnotifiedMatters()) {
            return Decision.accepted(matter);
        }
        return Decision.refused(
                Refusal.of("matter-not-notified", jp134)
                        .at("/matter")
                        .with("matter", matter.type())
                        .with(
                                "notified",
                                agenda.stream()
                                        .filter(AgendaItem::notified)
                                        .map(AgendaItem::title)
                                        .toList()));
    }

    private static boolean isSame(Matter matter, String title, AgendaItem item) {
        return item.matter().type() == matter.type()
                && same(item.matter().reference(), matter.reference())
                && (matter.reference() != null || item.title().equals(title));
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return java.util.Objects.equals(one, other);
    }

    /// JP-101, art. 32(3): the articles say how many officers there are; an election fills at most
    /// that many seats.
    static Decision<Contest> seatsOfArticles(
            Contest contest, Articles articles, String pointer, Rule jp101) {
        int number = contest.office().numberBy(articles.officers());
        Contest completed = contest.completed(number);
        if (completed.seatCount() <= number) {
            return Decision.accepted(completed);
        }
        return Decision.refused(
                Refusal.of("too-many-seats", jp101)
                        .at(pointer + "/election/seats")
                        .with("seats", completed.seatCount())
                        .with("seatsOfArticles", number));
    }

    /// JP-103, art. 32(12): officers are elected, or appointed by resolution where the articles
    /// choose so.
    static Decision<Articles.Method> methodOfArticles(
            Articles.Method asked, Articles articles, String pointer, Rule jp103) {
        Articles.Method chosen = articles.officers().method();
        if (asked == chosen) {
            return Decision.accepted(chosen);
        }
        return Decision.refused(
                Refusal.of("other-method-in-articles", jp103)
                        .at(pointer + "/kind")
                        .with("asked", asked)
                        .with("articles", chosen));
    }
}
