package coop.kyodo.surplus.fund;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Balances of the funds.
@Path("/v1/cooperatives/{cooperativeId}/funds")
public class FundResource {

    /// What is in each account.
    ///
    /// @param on up to and with this day; everything when absent
    public record Funds(@Nullable LocalDate on, List<Balance> balances) {}

    /// Credits less debits of one account.
    public record Balance(String account, Money balance) {}

    private final Work work;

    FundResource(Work work) {
        this.work = work;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Funds funds(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("on") @Nullable LocalDate on) {
        return work.read(
                cooperativeId,
                tx ->
                        new Funds(
                                on,
                                Journals.balances(tx, on).entrySet().stream()
                                        .map(each -> new Balance(each.getKey(), each.getValue()))
                                        .toList()));
    }
}
