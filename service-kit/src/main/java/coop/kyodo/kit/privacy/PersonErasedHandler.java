package coop.kyodo.kit.privacy;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Erases what a service keeps of a person whose data membership has erased (APPI-22), and notes
/// the receipt. A service that keeps such data declares a bean of this kind:
///
/// ```java
/// @ApplicationScoped
/// class ErasePerson extends PersonErasedHandler { ... }
/// ```
public abstract class PersonErasedHandler implements EventHandler {

    private static final String TYPE = "coop.kyodo.membership.person-erased.v1";

    record PersonErased(
            UUID personId, List<UUID> formerPersonIds, List<UUID> memberIds, String receiptHash) {

        List<UUID> ids() {
            return Stream.of(List.of(personId), formerPersonIds, memberIds)
                    .flatMap(List::stream)
                    .toList();
        }
    }

    @Override
    public Set<String> types() {
        return Set.of(TYPE);
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        PersonErased erased = event.data(PersonErased.class);
        List<UUID> ids = erased.ids();
        PersonalData.Counts kept = PersonalData.erase(tx, ids, subjects(tx, ids));
        tx.audit(
                "person-erased",
                erased.personId().toString(),
                Map.of(
                        "receipt", erased.receiptHash(),
                        "accounts", kept.accounts(),
                        "words", kept.remarks() + kept.reasons() + eraseWords(tx, ids),
                        "answers", kept.answers()));
    }

    /// What is about the person and is audited under an id of its own.
    protected List<String> subjects(Tx tx, List<UUID> ids) {
        return List.of();
    }

    /// Takes free words about the person out of the service's own tables.
    ///
    /// @return how many were taken out
    protected int eraseWords(Tx tx, List<UUID> ids) {
        return 0;
    }
}
