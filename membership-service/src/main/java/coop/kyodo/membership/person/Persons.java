package coop.kyodo.membership.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The persons a co-op knows, and the versions of their data.
public final class Persons {

    private static final ObjectMapper STORED = new ObjectMapper();

    private Persons() {}

    /// A new person; a 409 when the id is taken.
    public static void add(Tx tx, UUID personId, PersonData data) {
        addAll(tx, Map.of(personId, data));
    }

    /// New persons by their ids; a 409 when one of these is taken.
    public static void addAll(Tx tx, Map<UUID, PersonData> persons) {
        int added =
                tx.sql()
                        .createUpdate(
                                """
                                insert into person (tenant_id, person_id, recorded_at)
                                select :tenant, id, :now from unnest(:persons) as id
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("persons", SqlArrays.uuids(persons.keySet()))
                        .bind("now", tx.now())
                        .execute();
        if (added < persons.size()) {
            throw Problems.conflict("person-exists", FormFault.of("", "said.id-of-a-person"));
        }
        addVersions(tx, 1, null, persons);
    }

    /// Whom an id means, through all mergers.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 404 when it means nobody
    public static UUID resolve(Tx tx, UUID personId) {
        UUID meant = meant(tx, List.of(personId)).get(personId);
        if (meant == null) {
            throw Problems.notFound("person-not-found");
        }
        return meant;
    }

    /// Whom these ids mean, by them, as [#resolve] says; those that mean nobody are left out.
    public static Map<UUID, UUID> meant(Tx tx, Collection<UUID> personIds) {
        return tx.sql()
                .createQuery(
                        """
                        with recursive line as (
                          select person_id as asked, person_id from person
                          where tenant_id = :tenant and person_id = any(:persons)
                          union all
                          select line.asked, m.into_person_id from line join person_merge m
                            on m.tenant_id = :tenant and m.person_id = line.person_id
                        )
                        select asked, person_id from line where not exists (
                          select from person_merge m
                          where m.tenant_id = :tenant and m.person_id = line.person_id)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("persons", SqlArrays.uuids(personIds))
                .reduceRows(
                        new HashMap<>(),
                        (all, row) -> {
                            all.put(
                                    row.getColumn("asked", UUID.class),
                                    row.getColumn("person_id", UUID.class));
                            return all;
                        });
    }

    /// Those of these persons whose data was erased.
    public static Set<UUID> erased(Tx tx, Collection<UUID> personIds) {
        return Set.copyOf(
                tx.sql()
                        .createQuery(
                                """
                                select id from unnest(:persons) as id
                                cross join lateral person_at(:tenant, id, :today, 'infinity') as version
                                where version.erased_at is not null\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("persons", SqlArrays.uuids(personIds))
                        .bind("today", tx.today())
                        .mapTo(UUID.class)
                        .list());
    }

    /// Lets a person pass who is neither a member nor an applicant, whose memberships were over on
    /// the day of the application, who lives, and whose data is there; a 409 otherwise. A notice
    /// ends a membership at its year's end, whether or not that year is closed.
    public static void mustBeFreeToJoin(
            Tx tx, Rulebook profile, UUID personId, LocalDate appliedOn) {
        mustNotBeErased(tx, personId);
        OneMembership.notOpen(profile, openSince(tx, personId), appliedOn).orConflict();
        OneMembership.fits(
                        profile,
                        OneMembership.of(tx, personId),
                        List.of(OneMembership.Span.applied(appliedOn)))
                .orConflict();
    }

    /// Lets a membership go on that was held to be over; a 409 when its person was erased since, or
    /// is a member or an applicant by another.
    public static void mustBeFreeToStay(
            Tx tx, Rulebook profile, UUID memberId, LocalDate admittedOn) {
        mustNotBeErased(tx, ofMember(tx, memberId));
        mustBeFreeToEnd(tx, profile, memberId, OneMembership.Span.applied(admittedOn));
    }

    /// Lets a membership take a course that its person's other memberships leave room for; a 409
    /// otherwise, as for a death after which the person joined again.
    public static void mustBeFreeToEnd(
            Tx tx, Rulebook profile, UUID memberId, OneMembership.Span course) {
        OneMembership.fits(
                        profile,
                        OneMembership.besides(tx, ofMember(tx, memberId), memberId),
                        List.of(course))
                .orConflict();
    }

    /// Lets the death of a person be noted who left by this membership and has none that goes on
    /// after it; a 409 otherwise.
    public static void mustHaveLeftBy(Tx tx, Rulebook profile, UUID memberId, LocalDate diedOn) {
        OneMembership.endsBy(
                        profile,
                        OneMembership.besides(tx, ofMember(tx, memberId), memberId),
                        diedOn)
                .orConflict();
    }

    /// Lets a membership pass whose person's data is there; a 409 when it was erased.
    public static void mustBeKnown(Tx tx, UUID memberId) {
        mustNotBeErased(tx, ofMember(tx, memberId));
    }

    static void mustNotBeErased(Tx tx, UUID personId) {
        if (isErased(tx, personId)) {
            throw Problems.conflict("person-erased", FormFault.of("", "said.person-erased"));
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

    /// Since when the person is a member whose leaving is not known, or an applicant.
    static Optional<LocalDate> openSince(Tx tx, UUID personId) {
        return tx.sql()
                .createQuery(
                        """
                        select max(coalesce(admitted_on, applied_on)) from member
                        where tenant_id = :tenant and person_id = :person
                          and state in ('APPLIED', 'ACCEPTED', 'MEMBER')\
                        """)
                .bind("tenant", tx.tenant())
                .bind("person", personId)
                .mapTo(LocalDate.class)
                .findOne();
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
        addVersions(tx, version, effectiveOn, Map.of(personId, data));
    }

    private static void addVersions(
            Tx tx, int version, @Nullable LocalDate effectiveOn, Map<UUID, PersonData> persons) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into person_version (tenant_id, person_id, version,
                                  effective_on, name, kana, birth_date, address, contacts, recorded_at)
                                values (:tenant, :person, :version, :effectiveOn, :name, :kana,
                                  :birthDate, :address, cast(:contacts as jsonb), :now)\
                                """);
        persons.forEach((personId, data) -> {
            LocalDate birthDate = data.birthDate();
            if (birthDate != null) {
                Days.mustHaveCome(tx, birthDate, "/person/birthDate");
            }
            mustHaveForm(data);
            batch.bind("tenant", tx.tenant())
                    .bind("person", personId)
                    .bind("version", version)
                    .bind("effectiveOn", effectiveOn)
                    .bind("name", data.name())
                    .bind("kana", data.kana())
                    .bind("birthDate", birthDate)
                    .bind("address", data.address())
                    .bind("contacts", data.contacts() == null ? null : write(data.contacts()))
                    .bind("now", tx.now())
                    .add();
        });
        batch.execute();
    }

    /// Lets data pass whose contacts have the form of what they are said to be; a 400 otherwise.
    private static void mustHaveForm(PersonData data) {
        List<PersonData.Contact> contacts = data.contacts() == null ? List.of() : data.contacts();
        for (int i = 0; i < contacts.size(); i++) {
            PersonData.Contact contact = contacts.get(i);
            if (!ContactForms.fits(contact.kind(), contact.value())) {
                throw Problems.malformed(
                        "contact-malformed",
                        new FormFault(
                                "/person/contacts/" + i + "/value",
                                "said.contact-form",
                                Map.of("kind", contact.kind())));
            }
        }
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
