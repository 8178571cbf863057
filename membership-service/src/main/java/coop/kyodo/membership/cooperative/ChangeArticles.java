package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Etags;
import coop.kyodo.kit.web.Problems;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.LocalDate;
import java.util.Map;

/// Adds a version of the articles.
final class ChangeArticles {

    /// A further version of the articles.
    record Request(
            @NotBlank @Size(max = 200) String name,
            @NotNull LocalDate effectiveOn,
            @NotNull Articles articles) {}

    private ChangeArticles() {}

    static Cooperative change(Tx tx, HttpHeaders headers, Request request) {
        Cooperative before = Cooperatives.locked(tx);
        Etags.check(headers, before.articlesVersion());
        Articles articles = ArticlesForm.wellFormed(request.articles());
        if (!request.effectiveOn().isAfter(before.effectiveOn())) {
            throw Problems.conflict(
                    "effective-too-early",
                    "The version before it takes effect on " + before.effectiveOn() + ".");
        }
        Rulebook profile = before.rules();
        ArticlesRules.keepsUnitAmount(profile, before.articles(), articles).orRefuse();
        if (!articles.fiscalYearEnd().equals(before.articles().fiscalYearEnd())
                && hasOpenWithdrawals(tx)) {
            throw Problems.conflict(
                    "withdrawal-open",
                    "The fiscal year's end stays while a withdrawal waits for it.");
        }
        ArticlesRules.withinProfile(profile, request.name(), articles, before.amountOf(units(tx)))
                .orRefuse();
        Cooperative after =
                Cooperatives.version(
                        tx,
                        request.name(),
                        before.profile(),
                        before.articlesVersion() + 1,
                        request.effectiveOn(),
                        articles);
        Cooperatives.addVersion(tx, after);
        tx.publish(CooperativeEvents.articlesChanged(after));
        tx.audit(
                "articles-changed",
                after.cooperativeId().toString(),
                Map.of("version", after.articlesVersion(), "effectiveOn", after.effectiveOn()));
        return after;
    }

    private static boolean hasOpenWithdrawals(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from withdrawal where tenant_id = :tenant and open)\
                        """)
                .bind("tenant", tx.tenant())
                .mapTo(Boolean.class)
                .one();
    }

    private static long units(Tx tx) {
        return tx.sql()
                .createQuery(
                        "select coalesce(sum(units), 0) from holding where tenant_id = :tenant")
                .bind("tenant", tx.tenant())
                .mapTo(Long.class)
                .one();
    }
}
