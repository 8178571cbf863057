package coop.kyodo.membership.member;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.person.PersonData;
import coop.kyodo.membership.person.Persons;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records accepted applicants whom the co-op had before it was kept here.
public final class Enrolment {

    private Enrolment() {}

    /// Application and acceptance on one day, by a caller who has checked that the rules allow it.
    ///
    /// @param known of the person, who is a new one when nobody has it yet
    /// @param data of a new person
    public static void enrol(
            Tx tx,
            UUID memberId,
            @Nullable UUID known,
            PersonData data,
            int units,
            LocalDate acceptedOn,
            boolean founder) {
        UUID personId = person(tx, known, data);
        Members.add(tx, memberId, personId, units, acceptedOn, List.of());
        if (founder) {
            Founders.add(tx, memberId);
        }
        MemberEvents.publishApplied(tx, memberId, personId, units, acceptedOn);
        Members.accept(tx, memberId, acceptedOn);
        MemberEvents.publishAccepted(tx, memberId, acceptedOn);
    }

    private static UUID person(Tx tx, @Nullable UUID known, PersonData data) {
        if (known != null && !Persons.known(tx, List.of(known)).isEmpty()) {
            return Persons.resolve(tx, known);
        }
        UUID added = Ids.orNext(known);
        Persons.add(tx, added, data);
        return added;
    }
}
