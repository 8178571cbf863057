package coop.kyodo.membership.member;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.person.PersonData;
import coop.kyodo.membership.person.Persons;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Records accepted applicants whom the co-op had before it was kept here.
public final class Enrolment {

    private Enrolment() {}

    /// Application and acceptance on one day, by a caller who has checked that the rules allow it.
    public static void enrol(
            Tx tx,
            UUID memberId,
            UUID personId,
            PersonData person,
            int units,
            LocalDate acceptedOn,
            boolean founder) {
        Persons.add(tx, personId, person);
        Members.add(tx, memberId, personId, units, acceptedOn, List.of());
        if (founder) {
            Founders.add(tx, memberId);
        }
        MemberEvents.publishApplied(tx, memberId, personId, units, acceptedOn);
        Members.accept(tx, memberId, acceptedOn);
        MemberEvents.publishAccepted(tx, memberId, acceptedOn);
    }
}
