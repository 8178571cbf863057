package coop.kyodo.membership.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Days;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The persons a co-op knows, and the versions of their data.
public final class Persons {

    private static final ObjectMapper STORED = new ObjectMapper();

    private Persons() {}

    /// A new person; a 409 when the id is taken.
    public static void add(Tx tx, UUID personId, PersonData data) {
        int added =
                tx.sql()
                        .createUpdate(
                                """
                                insert into person (tenant_id, person_id, recorded_at)
                                values (:tenant, :person, :now) on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("person", personId)
                        .bind("now", tx.now())
                        .execute();
        if (added == 0) {
            throw Problems.conflict("person-exists", "A person has this id already.");
        }
        addVersion(tx, personId, 1, null, data);
    }

    /// Which of these ids persons have.
    public static Set<UUID> known(Tx tx, List<UUID> personIds) {
        return Set.copyOf(
                tx.sql()
                        .createQuery(
                                """
                                select person_id from person
                                where tenant_id = :tenant and person_id = any(:ids)\
                                """)
                        .bind("tenant", tx.tenant())
                        .bindArray("ids", UUID.class, personIds)
                        .mapTo(UUID.class)
                        .list());
    }

    /// Whom an id means, through all mergers.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 when it means nobody
    public static UUID resolve(Tx tx, UUID personId) {
        return tx.sql()
                .createQuery(
                        """
                        with recursive line as (
                          select person_id from person
                          where tenant_id = :tenant and person_id = :person
                          union all
                          select m.into_person_id from line join person_merge m
                            on m.tenant_id = :tenant and m.person_id = line.person_id
                        )
                        select person_id from line where not exists (
                          select from person_merge m
                          where m.tenant_id = :tenant and m.person_id = line.person_id)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("person", personId)
                .mapTo(UUID.class)
                .findOne()
                .orElseThrow(() -> Problems.notFound("person-not-found"));
    }

    /// Lets a person pass who is neither a member nor an applicant, whose memberships were over on
    /// the day of the application, who lives, and whose data is there; a 409 otherwise.
    public static void mustBeFreeToJoin(Tx tx, UUID personId, LocalDate appliedOn) {
        mustNotBeErased(tx, personId);
        if (hasOpenMembership(tx, personId)) {
            throw Problems.conflict(
                    "person-is-member", "The person is a member or an applicant already.");
        }
        OneMembership.mustFit(
                OneMembership.of(tx, personId), List.of(OneMembership.Span.applied(appliedOn)));
    }

    /// Lets a membership go on that was held to be over; a 409 when its person was erased since, or
    /// is a member or an applicant by another.
    public static void mustBeFreeToStay(Tx tx, UUID memberId, LocalDate admittedOn) {
        UUID personId = ofMember(tx, memberId);
        mustNotBeErased(tx, personId);
        OneMembership.mustFit(
                OneMembership.besides(tx, personId, memberId),
                List.of(OneMembership.Span.applied(admittedOn)));
    }

    /// Lets a membership pass whose person's data is there; a 409 when it was erased.
    public static void mustBeKnown(Tx tx, UUID memberId) {
        mustNotBeErased(tx, ofMember(tx, memberId));
    }

    static void mustNotBeErased(Tx tx, UUID personId) {
        if (isErased(tx, personId)) {
            throw Problems.conflict("person-erased", "The person's data was erased.");
        }
    }

    private static UUID ofMember(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select person_id from member
                        where tenant_id = :tenant and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .mapTo(UUID.class)
                .one();
    }

    static boolean hasOpenMembership(Tx tx, UUID personId) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from member
                          where tenant_id = :tenant and person_id = :person
                            and state in ('APPLIED', 'ACCEPTED', 'MEMBER', 'LEAVING'))\
                        """)
                .bind("tenant", tx.tenant())
                .bind("person", personId)
                .mapTo(Boolean.class)
                .one();
    }

    public static boolean isErased(Tx tx, UUID personId) {
        return at(tx, personId, tx.today()).erasedAt() != null;
    }

    static PersonView view(Tx tx, UUID asked, LocalDate asOf) {
        UUID personId = resolve(tx, asked);
        return new PersonView(
                personId,
                formerIds(tx, personId),
                at(tx, personId, asOf),
                memberships(tx, personId));
    }

    static PersonView.Version at(Tx tx, UUID personId, LocalDate asOf) {
        return tx.sql()
                .createQuery("select * from person_at(:tenant, :person, :asOf, 'infinity')")
                .bind("tenant", tx.tenant())
                .bind("person", personId)
                .bind("asOf", asOf)
                .map((row, context) ->
                        version(
                                row,
                                row.getInt("person_version"),
                                "person_effective_on",
                                "person_recorded_at"))
                .one();
    }

    /// All versions recorded under this very id, the first one first.
    static List<PersonView.Version> versions(Tx tx, UUID personId) {
        List<PersonView.Version> versions =
                tx.sql()
                        .createQuery(
                                """
                                select * from person_version
                                where tenant_id = :tenant and person_id = :person order by version\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("person", personId)
                        .map((row, context) ->
                                version(row, row.getInt("version"), "effective_on", "recorded_at"))
                        .list();
        if (versions.isEmpty()) {
            throw Problems.notFound("person-not-found");
        }
        return versions;
    }

    static void addVersion(
            Tx tx, UUID personId, int version, @Nullable LocalDate effectiveOn, PersonData data) {
        LocalDate birthDate = data.birthDate();
        if (birthDate != null) {
            Days.mustHaveCome(tx, birthDate, "/person/birthDate");
        }
        tx.sql()
                .createUpdate(
                        """
                        insert into person_version (tenant_id, person_id, version, effective_on, name,
                          kana, birth_date, address, contacts, recorded_at)
                        values (:tenant, :person, :version, :effectiveOn, :name, :kana, :birthDate,
                          :address, cast(:contacts as jsonb), :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("person", personId)
                .bind("version", version)
                .bind("effectiveOn", effectiveOn)
                .bind("name", data.name())
                .bind("kana", data.kana())
                .bind("birthDate", data.birthDate())
                .bind("address", data.address())
                .bind("contacts", data.contacts() == null ? null : write(data.contacts()))
                .bind("now", tx.now())
                .execute();
    }

    /// The sequence of the next event about this person.
    static long nextVersion(Tx tx, UUID personId) {
        return tx.sql()
                .createQuery(
                        """
                        update person set version = version + 1
                        where tenant_id = :tenant and person_id = :person returning version\
                        """)
                .bind("tenant", tx.tenant())
                .bind("person", personId)
                .mapTo(Long.class)
                .one();
    }

    /// The ids of all records that were merged into this one.
    public static List<UUID> formerIds(Tx tx, UUID personId) {
        return tx.sql()
                .createQuery(
                        """
                        with recursive former as (
                          select person_id from person_merge
                          where tenant_id = :tenant and into_person_id = :person
                          union all
                          select m.person_id from former f join person_merge m
                            on m.tenant_id = :tenant and m.into_person_id = f.person_id
                        )
                        select person_id from former order by person_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("person", personId)
                .mapTo(UUID.class)
                .list();
    }

    private static List<PersonView.Membership> memberships(Tx tx, UUID personId) {
        return tx.sql()
                .createQuery(
                        """
                        select member_id, state, member_number from member
                        where tenant_id = :tenant and person_id = :person
                        order by applied_on, member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("person", personId)
                .map(ConstructorMapper.of(PersonView.Membership.class))
                .list();
    }

    private static PersonView.Version version(
            ResultSet row, int version, String effectiveOn, String recordedAt) throws SQLException {
        OffsetDateTime erasedAt = row.getObject("erased_at", OffsetDateTime.class);
        return new PersonView.Version(
                version,
                row.getObject(effectiveOn, LocalDate.class),
                erasedAt == null ? data(row) : null,
                row.getObject(recordedAt, OffsetDateTime.class).toInstant(),
                erasedAt == null ? null : erasedAt.toInstant());
    }

    private static PersonData data(ResultSet row) throws SQLException {
        String contacts = row.getString("contacts");
        return new PersonData(
                row.getString("name"),
                row.getString("kana"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("address"),
                contacts == null ? null : read(contacts));
    }

    private static List<PersonData.Contact> read(String contacts) {
        try {
            return STORED.readValue(contacts, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored contacts cannot be read", e);
        }
    }

    private static String write(List<PersonData.Contact> contacts) {
        try {
            return STORED.writeValueAsString(contacts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("contacts cannot be written", e);
        }
    }
}
