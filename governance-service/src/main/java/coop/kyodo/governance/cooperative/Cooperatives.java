package coop.kyodo.governance.cooperative;

import coop.kyodo.governance.document.Documents;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/// The versions of each co-op's articles, as far as their events have arrived. Every version is a
/// row of its own, so the order of arrival does not matter.
@ApplicationScoped
public class Cooperatives {

    private final Documents documents;

    Cooperatives(Documents documents) {
        this.documents = documents;
    }

    void remember(
            Tx tx, int articlesVersion, LocalDate effectiveOn, String profile, Articles articles) {
        tx.sql()
                .createUpdate(
                        """
                        insert into cooperative
                          (tenant_id, articles_version, effective_on, profile, articles, recorded_at)
                        values (:tenant, :version, :effectiveOn, :profile, :articles, :now)
                        on conflict do nothing\
                        """)
                .bind("tenant", tx.tenant())
                .bind("version", articlesVersion)
                .bind("effectiveOn", effectiveOn)
                .bind("profile", profile)
                .bind("articles", documents.text(articles))
                .bind("now", tx.now())
                .execute();
    }

    /// The co-op under the articles in force on this date, or under its first ones before that.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 409 when its registration has not arrived
    public Cooperative inForce(Tx tx, LocalDate on) {
        return tx.sql()
                .createQuery(
                        """
                        select profile, articles_version, articles from cooperative
                        where tenant_id = :tenant
                        order by effective_on <= :on desc,
                          case when effective_on <= :on then articles_version end desc,
                          articles_version
                        limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("on", on)
                .map((row, context) -> cooperative(row))
                .findOne()
                .orElseThrow(() ->
                        Problems.conflict(
                                "cooperative-unknown",
                                FormFault.of("", "said.cooperative-unknown")));
    }

    /// The co-op under this version of its articles.
    public Cooperative version(Tx tx, int articlesVersion) {
        return tx.sql()
                .createQuery(
                        """
                        select profile, articles_version, articles from cooperative
                        where tenant_id = :tenant and articles_version = :version\
                        """)
                .bind("tenant", tx.tenant())
                .bind("version", articlesVersion)
                .map((row, context) -> cooperative(row))
                .one();
    }

    private Cooperative cooperative(ResultSet row) throws SQLException {
        return new Cooperative(
                row.getString("profile"),
                row.getInt("articles_version"),
                documents.read(row.getString("articles"), Articles.class));
    }
}
