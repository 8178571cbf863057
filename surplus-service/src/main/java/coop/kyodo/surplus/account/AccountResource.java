package coop.kyodo.surplus.account;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Caller;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Internal capital accounts.
@Path("/v1/cooperatives/{cooperativeId}/capital-accounts")
public class AccountResource {

    private final Work work;
    private final Caller caller;

    AccountResource(Work work, Caller caller) {
        this.work = work;
        this.caller = caller;
    }

    @GET
    @Path("/summary")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response summary(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("on") @Nullable LocalDate on) {
        return work.read(
                cooperativeId,
                tx -> Response.ok(AccountView.summary(tx, dayOrToday(tx, on))).build());
    }

    @GET
    @Path("/members")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response accounts(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("on") @Nullable LocalDate on,
            @BeanParam PageQuery page) {
        Page<Moves.Account> accounts =
                work.read(cooperativeId, tx -> Moves.page(tx, dayOrToday(tx, on), page));
        return Response.ok(accounts).build();
    }

    @GET
    @Path("/members/{memberId}")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response account(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @QueryParam("on") @Nullable LocalDate on) {
        caller.mustBeMemberOr(cooperativeId, memberId, Role.CLERK, Role.DIRECTOR, Role.AUDITOR);
        return work.read(
                cooperativeId,
                tx -> Response.ok(AccountView.of(tx, memberId, dayOrToday(tx, on))).build());
    }

    @POST
    @Path("/members/{memberId}/openings")
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response open(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull OpenAccount.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    OpenAccount.open(tx, memberId, request);
                    return Reply.created(
                            path(cooperativeId, memberId),
                            AccountView.of(tx, memberId, request.on()));
                });
    }

    @POST
    @Path("/members/{memberId}/payout")
    @Allowed(
            scope = "surplus:approve",
            roles = {Role.DIRECTOR})
    public Response payOut(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("memberId") UUID memberId,
            @Valid @NotNull Redeem.Payout request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    Redeem.payout(tx, memberId, request);
                    return Reply.created(
                            path(cooperativeId, memberId),
                            AccountView.of(tx, memberId, request.paidOn()));
                });
    }

    @POST
    @Path("/redemptions")
    @Allowed(
            scope = "surplus:approve",
            roles = {Role.DIRECTOR})
    public Response redeem(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull Redeem.Vintage request) {
        return work.command(
                cooperativeId,
                request,
                tx -> Reply.created(summary(cooperativeId), Redeem.vintage(tx, request)));
    }

    @POST
    @Path("/interest")
    @Allowed(
            scope = "surplus:approve",
            roles = {Role.DIRECTOR})
    public Response creditInterest(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull CreditInterest.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> Reply.created(summary(cooperativeId), CreditInterest.credit(tx, request)));
    }

    @POST
    @Path("/losses")
    @Allowed(
            scope = "surplus:approve",
            roles = {Role.DIRECTOR})
    public Response chargeLoss(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull ChargeLoss.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                summary(cooperativeId),
                                ChargeLoss.charge(tx, request, caller.subject())));
    }

    @GET
    @Path("/losses/{year}")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Response losses(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("year") String year) {
        return work.read(
                cooperativeId,
                tx -> {
                    FiscalYear known = FiscalYears.get(tx, year);
                    boolean officer =
                            Stream.of(Role.CLERK, Role.DIRECTOR, Role.AUDITOR)
                                    .anyMatch(role -> caller.has(cooperativeId, role));
                    List<LossCharges.Charge> charges =
                            LossCharges.of(tx, known.year()).stream()
                                    .map(each -> officer ? each : each.forMembers())
                                    .toList();
                    return Response.ok(Map.of("items", charges)).build();
                });
    }

    @GET
    @Path("/losses/{year}/{chargeId}/members")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<LossCharges.Burden> burdens(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("year") String year,
            @PathParam("chargeId") UUID chargeId,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx ->
                        LossCharges.burdens(
                                tx,
                                LossCharges.get(tx, FiscalYears.get(tx, year).year(), chargeId),
                                page));
    }

    @POST
    @Path("/losses/{year}/corrections")
    @Allowed(
            scope = "surplus:approve",
            roles = {Role.DIRECTOR})
    public Response correctLoss(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("year") String year,
            @Valid @NotNull CorrectLoss.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/%s/capital-accounts/losses/%s"
                                        .formatted(cooperativeId, year),
                                CorrectLoss.correct(tx, year, request, caller.subject())));
    }

    @POST
    @Path("/closings")
    @Allowed(
            scope = "surplus:approve",
            roles = {Role.DIRECTOR})
    public Response close(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull CloseAccounts.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                summary(cooperativeId),
                                CloseAccounts.close(tx, request, caller.subject())));
    }

    private static LocalDate dayOrToday(Tx tx, @Nullable LocalDate on) {
        return on == null ? tx.today() : on;
    }

    private static String path(UUID cooperative, UUID member) {
        return "/v1/cooperatives/%s/capital-accounts/members/%s".formatted(cooperative, member);
    }

    private static String summary(UUID cooperative) {
        return "/v1/cooperatives/%s/capital-accounts/summary".formatted(cooperative);
    }
}
