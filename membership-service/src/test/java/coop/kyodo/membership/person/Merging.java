package coop.kyodo.membership.person;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.Requests;
import java.util.Map;
import java.util.UUID;

/// Records of persons made one without HTTP.
public final class Merging {

    private Merging() {}

    public static void merge(Tx tx, UUID losing, UUID staying) {
        MergePersons.merge(
                tx,
                losing,
                Requests.of(MergePersons.Request.class, Map.of("intoPersonId", staying)));
    }
}
