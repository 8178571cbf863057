package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.member.Deaths;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Who may have work on record: members, applicants who already work (JP-013), and whoever is noted
/// as working here without being either (JP-011).
final class People {

    /// Why somebody has no work on record for some days.
    enum Fault {
        UNKNOWN("member-not-found", "said.nobody-of-this-id"),
        REFUSED("not-a-member", "said.application-refused"),
        NOT_WORKING("worker-not-working", "said.worker-not-working");

        private final String code;
        private final String text;

        Fault(String code, String text) {
            this.code = code;
            this.text = text;
        }

        String code() {
            return code;
        }

        /// What is wrong, about the field at this pointer.
        FormFault at(String pointer) {
            return FormFault.of(pointer, text);
        }
    }

    /// @param refused whether this is an applicant who was refused
    /// @param fromOn the first day of somebody who is only noted as a worker
    /// @param toOn the last day, where one is noted
    record Person(UUID id, boolean refused, @Nullable LocalDate fromOn, @Nullable LocalDate toOn) {}

    private People() {}

    /// Those of these ids that are known. Who is a member or an applicant is no worker beside it.
    /// What is noted of the workers among them is not corrected before this transaction ends.
    static Map<UUID, Person> known(Tx tx, List<UUID> ids) {
        tx.sql()
                .createQuery(
                        """
                        select worker_id from worker
                        where tenant_id = :tenant and worker_id = any(:ids)
                          and corrected_at is null
                        order by worker_id for share\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("ids", UUID.class, ids)
                .mapTo(UUID.class)
                .list();
        Map<UUID, Person> known = new HashMap<>();
        tx.sql()
                .createQuery(
                        """
                        select worker_id as id, false as refused, from_on, to_on from worker
                        where tenant_id = :tenant and worker_id = any(:ids)
                          and corrected_at is null
                        union all
                        select member_id, state = 'REFUSED', null, null from member
                        where tenant_id = :tenant and member_id = any(:ids)
                        order by from_on nulls last\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("ids", UUID.class, ids)
                .map(ConstructorMapper.of(Person.class))
                .forEach(person -> known.put(person.id(), person));
        return known;
    }

    /// Lets somebody pass who may have work, done or planned, from the one day to the other.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 when nobody has this id, 409 when they do
    ///   not work then, or are a member then under another id
    static void mustWork(Tx tx, UUID id, LocalDate firstDay, LocalDate lastDay) {
        fault(known(tx, List.of(id)).get(id), firstDay, lastDay)
                .ifPresent(fault -> {
                    throw fault == Fault.UNKNOWN
                            ? Problems.notFound(fault.code())
                            : Problems.conflict(fault.code(), fault.at(""));
                });
        RightMembership.instead(
                        id,
                        RightMembership.ofPersons(tx, List.of(id)).getOrDefault(id, List.of()),
                        firstDay,
                        lastDay)
                .ifPresent(right -> {
                    throw Problems.conflict(RightMembership.CODE, RightMembership.figures(right));
                });
        Deaths.mustBeAlive(tx, id, firstDay);
    }

    /// Why this person has no work on record from the one day to the other. A month is worked in by
    /// whoever works here on one of its days.
    static Optional<Fault> fault(@Nullable Person person, LocalDate firstDay, LocalDate lastDay) {
        if (person == null) {
            return Optional.of(Fault.UNKNOWN);
        }
        if (person.refused()) {
            return Optional.of(Fault.REFUSED);
        }
        boolean works =
                (person.fromOn() == null || !person.fromOn().isAfter(lastDay))
                        && (person.toOn() == null || !person.toOn().isBefore(firstDay));
        return works ? Optional.empty() : Optional.of(Fault.NOT_WORKING);
    }
}
