package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Etags;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.Ledger;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adds a version of the articles.
final class ChangeArticles {

    /// A further version of the articles.
    ///
    /// @param profile the legal profile from now on; the one so far when absent
    record Request(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 40) String profile,
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
                    new FormFault(
                            "",
                            "said.version-before",
                            Map.of("effectiveOn", before.effectiveOn())));
        }
        Ledger.mustBeOpen(tx, request.effectiveOn());
        Rulebook profile = profile(before, request);
        ArticlesRules.keepsUnitAmount(profile, before.articles(), articles).orRefuse();
        ArticlesRules.keepsYearEnd(profile, before.articles(), articles, isYearEndAwaited(tx))
                .orConflict();
        ArticlesRules.withinProfile(profile, request.name(), articles, before.amountOf(units(tx)))
                .orRefuse();
        Cooperative after =
                Cooperatives.version(
                        tx,
                        request.name(),
                        profile.profile(),
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

    /// The profile that the change is under: a co-op is certified or no longer so, and under no
    /// other law.
    private static Rulebook profile(Cooperative before, Request request) {
        if (request.profile() == null || request.profile().equals(before.profile())) {
            return before.rules();
        }
        Rulebook profile = RegisterCooperative.profile(request.profile());
        if (!CertificationRules.mayFollow(before.rules(), profile)) {
            throw Problems.unprocessable(
                    "profile-stays",
                    new FormFault(
                            "/profile",
                            "said.profile-stays",
                            Map.of("profile", before.profile(), "asked", profile.profile())));
        }
        return profile;
    }

    private static boolean isYearEndAwaited(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from withdrawal where tenant_id = :tenant and open)
                          or exists (select from unit_reduction
                            where tenant_id = :tenant and state = 'OPEN')\
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
