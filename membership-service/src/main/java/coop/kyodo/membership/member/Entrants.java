package coop.kyodo.membership.member;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Entry;
import coop.kyodo.membership.capital.Journal;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.capital.PaymentMethod;
import coop.kyodo.membership.capital.Standing;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.person.PersonData;
import coop.kyodo.membership.person.Persons;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Members whom the co-op had before it was kept here, by a caller who has checked that the rules
/// allow all of it and has locked the co-op. Each step is told in its place, with the figures as
/// they are after it; what is stored is stored for many members at once.
public final class Entrants {

    /// An audit entry that waits for the journals.
    ///
    /// @param journal the place of the one that it names
    private record Noted(
            String action, UUID memberId, Map<String, Object> details, @Nullable Integer journal) {

        void write(Tx tx, List<Journal> journals) {
            Map<String, Object> all = new LinkedHashMap<>(details);
            if (journal != null) {
                all.put("journal", journals.get(journal).number());
            }
            tx.audit(action, memberId.toString(), all);
        }
    }

    private final Tx tx;
    private final Map<UUID, UUID> known;
    private final Map<UUID, PersonData> persons = new LinkedHashMap<>();
    private final List<Entrant> entrants = new ArrayList<>();
    private final List<Ledger.Dated> entries = new ArrayList<>();
    private final List<Noted> noted = new ArrayList<>();
    private Standing standing;
    private long number;

    /// @param known whom the ids of persons mean whom the co-op knows
    /// @param many how many there are to be admitted, all told
    public Entrants(Tx tx, Cooperative cooperative, Map<UUID, UUID> known, int many) {
        this.tx = tx;
        this.known = new LinkedHashMap<>(known);
        this.standing = Ledger.standing(tx, cooperative);
        this.number = tx.nextNumbers("member", many);
    }

    /// Somebody applied and was accepted on one day.
    ///
    /// @param personId of a new person when nobody has it yet
    /// @param data of a new person
    public Entrant accept(
            UUID memberId,
            @Nullable UUID personId,
            PersonData data,
            int units,
            LocalDate acceptedOn,
            boolean founder) {
        UUID person = person(Ids.orNext(personId), data);
        Entrant entrant = Entrant.accepted(memberId, person, units, acceptedOn, founder);
        entrants.add(entrant);
        MemberEvents.publishApplied(
                tx, memberId, entrant.atNextVersion().version(), person, units, acceptedOn);
        MemberEvents.publishAccepted(tx, memberId, entrant.atNextVersion().version(), acceptedOn);
        return entrant;
    }

    /// Posts an entry.
    ///
    /// @return its place, for [#notePosted]
    public int post(
            Entrant entrant,
            Entry entry,
            LocalDate effectiveOn,
            @Nullable String reference,
            @Nullable PaymentMethod method) {
        entries.add(
                new Ledger.Dated(
                        new Ledger.Draft(entrant.memberId(), entry, reference, method, null, null),
                        effectiveOn));
        entrant.post(entry);
        standing = standing.after(entry);
        return entries.size() - 1;
    }

    /// Makes a member, with the next number.
    public void admit(Entrant entrant, LocalDate admittedOn) {
        entrant.admit(number++, admittedOn);
        Member member = entrant.atNextVersion();
        MemberEvents.publishAdmitted(
                tx,
                member.memberId(),
                member.version(),
                member.number(),
                admittedOn,
                member.unitsApplied());
    }

    /// Ends a membership.
    public void leave(Entrant entrant, LocalDate leftOn, WithdrawalCause cause) {
        entrant.leave(leftOn);
        Member member = entrant.atNextVersion();
        MemberEvents.publishLeft(tx, member, member.version(), leftOn, cause);
    }

    /// Tells of a change of capital, with the standings after it.
    public void publish(
            Entrant entrant,
            Cooperative cooperative,
            CapitalEvents.Change change,
            Money amount,
            LocalDate effectiveOn) {
        Member member = entrant.atNextVersion();
        tx.publish(
                CapitalEvents.of(
                        change,
                        tx.tenant(),
                        member.memberId(),
                        member.version(),
                        amount,
                        effectiveOn,
                        entrant.stands(cooperative).standing(),
                        standing));
    }

    /// Audits a step.
    public void note(String action, Entrant entrant, Map<String, Object> details) {
        noted.add(new Noted(action, entrant.memberId(), details, null));
    }

    /// Audits a step with the number of its journal.
    public void notePosted(
            String action, Entrant entrant, Map<String, Object> details, int journal) {
        noted.add(new Noted(action, entrant.memberId(), details, journal));
    }

    /// Stores all that came since this was done before.
    public void write() {
        Persons.addAll(tx, persons);
        Members.addAll(tx, entrants);
        Founders.addAll(
                tx, entrants.stream().filter(Entrant::founder).map(Entrant::memberId).toList());
        Ledger.mustAllBeNew(
                tx,
                entries.stream()
                        .map(entry -> entry.draft().reference())
                        .filter(Objects::nonNull)
                        .toList());
        List<Journal> journals = Ledger.postAll(tx, entries);
        noted.forEach(one -> one.write(tx, journals));
        persons.clear();
        entrants.clear();
        entries.clear();
        noted.clear();
    }

    private UUID person(UUID personId, PersonData data) {
        UUID meant = known.get(personId);
        if (meant != null) {
            return meant;
        }
        known.put(personId, personId);
        persons.put(personId, data);
        return personId;
    }
}
