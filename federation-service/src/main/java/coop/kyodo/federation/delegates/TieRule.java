package coop.kyodo.federation.delegates;

import coop.kyodo.federation.count.CountedAffiliate;
import coop.kyodo.federation.delegates.Seated.DecidedBy;
import coop.kyodo.kit.store.Hashes;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Who comes first among equals: the larger membership, then the earlier affiliation, then a lot:
/// the smaller SHA-256 of the recorded seed, a colon and the organisation's id.
final class TieRule implements Comparator<CountedAffiliate> {

    static final String TEXT =
            "larger membership, then earlier affiliation, then the smaller SHA-256 of seed:organisationId";

    private final @Nullable String seed;

    TieRule(@Nullable String seed) {
        this.seed = seed;
    }

    @Override
    public int compare(CountedAffiliate a, CountedAffiliate b) {
        int larger = Long.compare(b.members(), a.members());
        if (larger != 0) {
            return larger;
        }
        int earlier = a.affiliatedFrom().compareTo(b.affiliatedFrom());
        return earlier != 0 ? earlier : lot(a).compareTo(lot(b));
    }

    /// What sets these two apart when nothing before the tie rule does.
    static DecidedBy between(CountedAffiliate a, CountedAffiliate b) {
        if (a.members() != b.members()) {
            return DecidedBy.LARGER_MEMBERSHIP;
        }
        return a.affiliatedFrom().equals(b.affiliatedFrom())
                ? DecidedBy.LOT
                : DecidedBy.EARLIER_AFFILIATION;
    }

    private String lot(CountedAffiliate affiliate) {
        return seed == null
                ? affiliate.organisationId().toString()
                : Hashes.sha256(seed + ":" + affiliate.organisationId());
    }
}
