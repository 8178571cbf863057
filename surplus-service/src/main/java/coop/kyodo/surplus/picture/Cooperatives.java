package coop.kyodo.surplus.picture;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.time.YearEnds;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.profile.Articles;
import coop.kyodo.surplus.profile.Canonical;
import coop.kyodo.surplus.profile.Profiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The co-ops' articles, version by version.
@ApplicationScoped
public class Cooperatives implements EventHandler {

    record ArticlesEvent(
            String name,
            String profile,
            int articlesVersion,
            LocalDate effectiveOn,
            JsonNode articles) {}

    @Override
    public Set<String> types() {
        return Set.of(
                "coop.kyodo.membership.cooperative-registered.v1",
                "coop.kyodo.membership.articles-changed.v1");
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        ArticlesEvent data = event.data(ArticlesEvent.class);
        if (Profiles.find(data.profile()).isEmpty()) {
            throw new IllegalArgumentException("there is no profile " + data.profile());
        }
        String document = data.articles().toString();
        Canonical.read(document, Articles.class);
        tx.sql()
                .createUpdate(
                        """
                        insert into articles
                          (tenant_id, version, name, profile, effective_on, document, recorded_at)
                        values (:tenant, :version, :name, :profile, :effectiveOn, :document, :now)
                        on conflict do nothing\
                        """)
                .bind("tenant", tx.tenant())
                .bind("version", data.articlesVersion())
                .bind("name", data.name())
                .bind("profile", data.profile())
                .bind("effectiveOn", data.effectiveOn())
                .bind("document", document)
                .bind("now", tx.now())
                .execute();
        tx.audit(
                "articles-noted",
                tx.tenant().toString(),
                Map.of("articlesVersion", data.articlesVersion(), "profile", data.profile()));
    }

    /// The co-op under the articles that hold on a day; the first ones before they began.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 while its registration has not arrived
    public static Cooperative asOf(Tx tx, LocalDate day) {
        return find(tx, day).orElseThrow(() -> Problems.notFound("cooperative-unknown"));
    }

    /// The co-op under its articles of today.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 while its registration has not arrived
    public static Cooperative today(Tx tx) {
        return asOf(tx, tx.today());
    }

    /// What all versions of the articles say of the fiscal year's end, the first first; these begin
    /// with the co-op.
    public static List<YearEnds.Version> yearEnds(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select effective_on, document from articles where tenant_id = :tenant
                        order by version\
                        """)
                .bind("tenant", tx.tenant())
                .map((row, context) ->
                        new YearEnds.Version(
                                row.getObject("effective_on", LocalDate.class),
                                Canonical.read(row.getString("document"), Articles.class)
                                        .yearEnd()))
                .list();
    }

    /// From when these articles hold.
    public static LocalDate effectiveOn(Tx tx, int version) {
        return tx.sql()
                .createQuery(
                        """
                        select effective_on from articles
                        where tenant_id = :tenant and version = :version\
                        """)
                .bind("tenant", tx.tenant())
                .bind("version", version)
                .mapTo(LocalDate.class)
                .one();
    }

    private static Optional<Cooperative> find(Tx tx, LocalDate day) {
        return tx.sql()
                .createQuery(
                        """
                        select name, version, profile, document from articles where tenant_id = :tenant
                        order by effective_on <= :day desc,
                          case when effective_on <= :day then version else -version end desc
                        limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("day", day)
                .map((row, context) ->
                        new Cooperative(
                                row.getString("name"),
                                row.getInt("version"),
                                row.getString("profile"),
                                Canonical.read(row.getString("document"), Articles.class)))
                .findOne();
    }

    /// Lets a day pass on which the co-op was there; a 400 otherwise.
    public static void mustHaveBegun(Tx tx, LocalDate day, String pointer) {
        LocalDate began = yearEnds(tx).getFirst().effectiveOn();
        if (day.isBefore(began)) {
            throw Problems.malformed(
                    "date-before-cooperative",
                    new FormFault(pointer, "said.cooperative-began", Map.of("began", began)));
        }
    }
}
