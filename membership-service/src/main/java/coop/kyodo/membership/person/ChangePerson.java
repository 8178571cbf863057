package coop.kyodo.membership.person;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Etags;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Records another version of a person's data, such as a new address from a day on. The versions
/// before it stay.
final class ChangePerson {

    /// The data from a day on.
    record Request(@NotNull LocalDate effectiveOn, @NotNull @Valid PersonData person) {}

    private ChangePerson() {}

    static void change(Tx tx, UUID personId, HttpHeaders headers, Request request) {
        Cooperatives.locked(tx);
        mustStand(tx, personId);
        List<PersonView.Version> versions = Persons.versions(tx, personId);
        Etags.check(headers, versions.size());
        int version = versions.size() + 1;
        Persons.addVersion(tx, personId, version, request.effectiveOn(), request.person());
        PersonEvents.publishChanged(tx, personId, version, request.effectiveOn());
        tx.audit(
                "person-changed",
                personId.toString(),
                Map.of("version", version, "effectiveOn", request.effectiveOn()));
    }

    /// Lets a person pass who is neither merged into another nor erased; a 404 or 409 otherwise.
    static void mustStand(Tx tx, UUID personId) {
        UUID meant = Persons.resolve(tx, personId);
        if (!meant.equals(personId)) {
            throw Problems.conflict(
                    "person-merged",
                    new FormFault("", "said.person-is-now", Map.of("meant", meant)));
        }
        Persons.mustNotBeErased(tx, personId);
    }
}
