package coop.kyodo.membership.member;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Amounts;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.person.PersonData;
import coop.kyodo.membership.person.Persons;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records an application for membership.
final class Apply {

    /// The most units one person subscribes at a time.
    static final int MOST_UNITS = 1_000_000;

    /// An application.
    record Request(
            @Nullable UUID id,
            @Nullable UUID personId,
            @Nullable @Valid PersonData person,
            @Min(1) @Max(MOST_UNITS) int units,
            @NotNull LocalDate appliedOn,
            @Nullable @Size(max = 120) List<@NotNull @Valid Instalment> instalments,
            @Nullable Boolean founder,
            @Nullable Boolean legalPerson) {

        boolean isFounder() {
            return Boolean.TRUE.equals(founder);
        }

        boolean isLegalPerson() {
            return Boolean.TRUE.equals(legalPerson);
        }
    }

    private Apply() {}

    static UUID apply(Tx tx, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        UUID memberId = Ids.orNext(request.id());
        if (Members.exists(tx, memberId)) {
            throw Problems.conflict("member-exists", FormFault.of("", "said.id-of-a-membership"));
        }
        AdmissionRules.isIndividual(cooperative.rules(), request.isLegalPerson()).orRefuse();
        List<Instalment> plan = request.instalments() == null ? List.of() : request.instalments();
        for (int line = 0; line < plan.size(); line++) {
            Amounts.positive(
                    plan.get(line).amount(),
                    cooperative.currency(),
                    "/instalments/" + line + "/amount");
            if (plan.get(line).dueOn().isBefore(request.appliedOn())) {
                throw Problems.malformed(
                        "date-too-early",
                        new FormFault(
                                "/instalments/" + line + "/dueOn",
                                "said.application-of",
                                Map.of("appliedOn", request.appliedOn())));
            }
        }
        AdmissionRules.addUp(
                        cooperative.rules(),
                        cooperative.amountOf(request.units()),
                        plan.stream().map(Instalment::amount).toList())
                .orRefuse();
        Days.mustHaveCome(tx, request.appliedOn(), "/appliedOn");
        LocalDate formedOn = Cooperatives.first(tx).effectiveOn();
        if (request.isFounder()) {
            AdmissionRules.foundsWith(cooperative.rules(), request.appliedOn(), formedOn)
                    .orRefuse();
        } else if (request.appliedOn().isBefore(formedOn)) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault("/appliedOn", "said.formed-on", Map.of("formedOn", formedOn)));
        }
        UUID personId = person(tx, cooperative, request);
        Members.add(tx, memberId, personId, request.units(), request.appliedOn(), plan);
        MemberEvents.publishApplied(
                tx,
                memberId,
                Members.nextVersion(tx, memberId),
                personId,
                request.units(),
                request.appliedOn());
        if (request.isFounder()) {
            Founders.add(tx, memberId);
        }
        tx.audit(
                "membership-applied-for",
                memberId.toString(),
                Map.of("units", request.units(), "appliedOn", request.appliedOn()));
        return memberId;
    }

    /// A new person, with an id of the caller's choice or of ours, or one known already who has no
    /// open membership and whose former ones were over by then.
    private static UUID person(Tx tx, Cooperative cooperative, Request request) {
        UUID personId = request.personId();
        if (request.person() != null) {
            UUID added = Ids.orNext(personId);
            Persons.add(tx, added, request.person());
            return added;
        }
        if (personId == null) {
            throw Problems.malformed(
                    "validation-failed", FormFault.of("/person", "said.name-or-person"));
        }
        UUID known = Persons.resolve(tx, personId);
        Persons.mustBeFreeToJoin(tx, cooperative.rules(), known, request.appliedOn());
        return known;
    }
}
