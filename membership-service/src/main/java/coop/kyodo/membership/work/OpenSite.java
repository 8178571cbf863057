package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.BusinessRules;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Adds a site.
final class OpenSite {

    /// A site to add.
    ///
    /// @param kind an establishment when absent
    record Request(
            @Nullable UUID id,
            @NotBlank @Size(max = 200) String name,
            @Nullable UUID parentId,
            @Nullable SiteKind kind,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> business,
            @Nullable LocalDate openedOn) {}

    private OpenSite() {}

    static Site open(Tx tx, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        List<String> business = request.business() == null ? List.of() : request.business();
        BusinessRules.allowed(cooperative.rules(), "/business", business).orRefuse();
        Site site =
                new Site(
                        Ids.orNext(request.id()),
                        request.name(),
                        request.parentId(),
                        request.kind() == null ? SiteKind.ESTABLISHMENT : request.kind(),
                        business,
                        request.openedOn(),
                        null);
        if (Sites.exists(tx, site.siteId())) {
            throw Problems.conflict("site-exists", FormFault.of("", "said.id-of-a-site"));
        }
        if (site.parentId() != null) {
            SitePlace.mustBeFor(tx, site.kind(), site.parentId(), site.openedOn(), "/openedOn");
        }
        if (site.kind() == SiteKind.HEAD_OFFICE) {
            SitePlace.mustBeOnlyHeadOffice(tx, site);
        }
        Sites.add(tx, site);
        tx.audit(
                "site-opened",
                site.siteId().toString(),
                Map.of("name", site.name(), "kind", site.kind()));
        SiteChanged.publish(tx, site);
        return site;
    }
}
