package coop.kyodo.governance.election;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.governance.assembly.Office;
import coop.kyodo.governance.cooperative.Cooperative;
import coop.kyodo.governance.cooperative.Cooperatives;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Hall ballots, nominations and officers over HTTP.
@Path("/v1/cooperatives/{cooperativeId}")
@Consumes(MediaType.APPLICATION_JSON)
public class ElectionResource {

    /// An officer as callers see them.
    ///
    /// @param leftOn the last day in office, where the term ended or ends before its time
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfficerView(
            UUID memberId,
            Office office,
            UUID electionId,
            LocalDate electedOn,
            LocalDate termEndsOn,
            OfficerRules.State state,
            @Nullable LocalDate leftOn,
            Officer.@Nullable Cause cause) {

        static OfficerView of(OfficerRules.Standing standing) {
            Officer term = standing.term();
            return new OfficerView(
                    term.memberId(),
                    term.office(),
                    term.electionId(),
                    term.electedOn(),
                    term.termEndsOn(),
                    standing.state(),
                    term.left() == null ? null : term.left().on(),
                    term.left() == null ? null : term.left().cause());
        }
    }

    /// Seats of an office that nobody's term fills.
    ///
    /// @param since the first day on which more are missing than the rule lets stand
    /// @param fillBy the last day for filling them
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VacancyView(
            Office office,
            int number,
            int inOffice,
            @Nullable String rule,
            @Nullable String source,
            @Nullable LocalDate since,
            @Nullable LocalDate fillBy) {}

    record OfficersView(LocalDate asOf, List<OfficerView> officers, List<VacancyView> vacancies) {}

    private final Work work;
    private final RecordHallBallot recording;
    private final RecordNomination nominating;
    private final Elections elections;
    private final Officers officers;
    private final Cooperatives cooperatives;

    ElectionResource(
            Work work,
            RecordHallBallot recording,
            RecordNomination nominating,
            Elections elections,
            Officers officers,
            Cooperatives cooperatives) {
        this.work = work;
        this.recording = recording;
        this.nominating = nominating;
        this.elections = elections;
        this.officers = officers;
        this.cooperatives = cooperatives;
    }

    @POST
    @Path("/assemblies/{assemblyId}/agenda-items/{itemId}/hall-ballot")
    @Allowed(
            scope = "election:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response record(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId,
            @PathParam("itemId") UUID itemId,
            @Valid @NotNull RecordHallBallot.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/%s/assemblies/%s/agenda-items/%s/election"
                                        .formatted(cooperativeId, assemblyId, itemId),
                                recording.record(tx, assemblyId, itemId, request)));
    }

    @POST
    @Path("/assemblies/{assemblyId}/agenda-items/{itemId}/nomination")
    @Allowed(
            scope = "election:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response nominate(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId,
            @PathParam("itemId") UUID itemId,
            @Valid @NotNull RecordNomination.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx ->
                        Reply.created(
                                "/v1/cooperatives/%s/assemblies/%s/agenda-items/%s/election"
                                        .formatted(cooperativeId, assemblyId, itemId),
                                nominating.record(tx, assemblyId, itemId, request)));
    }

    @GET
    @Path("/assemblies/{assemblyId}/agenda-items/{itemId}/election")
    @Allowed(
            scope = "assembly:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Election get(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("assemblyId") UUID assemblyId,
            @PathParam("itemId") UUID itemId) {
        return work.read(cooperativeId, tx -> elections.get(tx, assemblyId, itemId));
    }

    @GET
    @Path("/officers")
    @Allowed(
            scope = "assembly:read",
            roles = {Role.MEMBER, Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public OfficersView officers(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("asOf") @NotNull LocalDate asOf) {
        return work.read(cooperativeId, tx -> officersOn(tx, asOf));
    }

    private OfficersView officersOn(Tx tx, LocalDate date) {
        List<Officer> terms = officers.electedUntil(tx, date);
        List<OfficerView> standing = new ArrayList<>();
        List<VacancyView> vacancies = new ArrayList<>();
        if (!terms.isEmpty()) {
            Cooperative cooperative = cooperatives.inForce(tx, date);
            for (Office office : Office.values()) {
                int number = office.numberBy(cooperative.articles().officers());
                List<OfficerRules.Standing> holders = OfficerRules.on(date, office, terms, number);
                holders.stream().map(OfficerView::of).forEach(standing::add);
                int inOffice =
                        (int)
                                holders.stream()
                                        .filter(each ->
                                                each.state() == OfficerRules.State.IN_OFFICE)
                                        .count();
                if (inOffice < number) {
                    vacancies.add(vacancy(date, office, terms, number, inOffice, cooperative));
                }
            }
        }
        return new OfficersView(date, standing, vacancies);
    }

    private static VacancyView vacancy(
            LocalDate date,
            Office office,
            List<Officer> terms,
            int number,
            int inOffice,
            Cooperative cooperative) {
        Optional<Rule> rule = cooperative.findRule("JP-105");
        Optional<OfficerRules.Shortage> shortage =
                rule.flatMap(jp105 -> OfficerRules.shortage(date, office, terms, number, jp105));
        return new VacancyView(
                office,
                number,
                inOffice,
                shortage.flatMap(_ -> rule).map(Rule::id).orElse(null),
                shortage.flatMap(_ -> rule).map(Rule::source).orElse(null),
                shortage.map(OfficerRules.Shortage::since).orElse(null),
                shortage.map(OfficerRules.Shortage::fillBy).orElse(null));
    }
}
