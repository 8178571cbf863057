package coop.kyodo.membership.capital;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the capital ledger: balances, journals, statements.
@Path("/v1/cooperatives/{cooperativeId}")
public class LedgerResource {

    /// Balances that add up to zero.
    ///
    /// @param gone the part of the capital that ended with a year's end up to the day, and stays
    ///   booked until that year is closed; absent where nothing does
    record Accounts(LocalDate asOf, List<Journals.Balance> accounts, Gone.@Nullable Shown gone) {}

    private final Work work;
    private final Caller caller;

    LedgerResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @GET
    @Path("/ledger/accounts")
    @Allowed(
            scope = "capital:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Accounts accounts(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @QueryParam("knownAt") @Nullable Instant knownAt) {
        return work.read(
                cooperativeId,
                tx -> {
                    String currency = Cooperatives.latest(tx).currency();
                    LocalDate date = asOf == null ? tx.today() : asOf;
                    return new Accounts(
                            date,
                            Journals.balances(tx, currency, date, Known.at(knownAt)),
                            Gone.withEndOf(tx, null, date, Known.at(knownAt))
                                    .shown(currency)
                                    .orElse(null));
                });
    }

    @GET
    @Path("/ledger/journals")
    @Allowed(
            scope = "capital:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Journal> journals(
            @PathParam("cooperativeId") UUID cooperativeId, @BeanParam PageQuery page) {
        return work.read(
                cooperativeId, tx -> Journals.page(tx, Cooperatives.latest(tx).currency(), page));
    }

    @GET
    @Path("/members/{memberId}/account")
    @Allowed(
            scope = "capital:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public MemberAccount account(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @QueryParam("knownAt") @Nullable Instant knownAt) {
        caller.mustBeMemberOr(cooperativeId, memberId, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
        return work.read(
                cooperativeId,
                tx -> {
                    String currency = Cooperatives.latest(tx).currency();
                    mustExist(tx, memberId);
                    LocalDate date = asOf == null ? tx.today() : asOf;
                    return MemberAccount.of(
                            memberId,
                            date,
                            currency,
                            Journals.of(tx, memberId, currency, date, Known.at(knownAt)),
                            Gone.withEndOf(tx, memberId, date, Known.at(knownAt)));
                });
    }

    static void mustExist(Tx tx, UUID memberId) {
        boolean exists =
                tx.sql()
                        .createQuery(
                                """
                                select exists (select from member
                                  where tenant_id = :tenant and member_id = :member)\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("member", memberId)
                        .mapTo(Boolean.class)
                        .one();
        if (!exists) {
            throw Problems.notFound("member-not-found");
        }
    }
}
