package coop.kyodo.federation.dues;

import com.fasterxml.jackson.annotation.JsonIgnore;
import coop.kyodo.kit.exact.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment of dues.
///
/// @param number its place among all payments, for paging
/// @param outstanding what remained open after it; known when it is taken
record Payment(
        UUID id,
        @JsonIgnore long number,
        UUID assessmentId,
        Money amount,
        LocalDate paidOn,
        String businessKey,
        @Nullable Money outstanding,
        Instant recordedAt) {

    Payment leaving(Money open) {
        return new Payment(id, number, assessmentId, amount, paidOn, businessKey, open, recordedAt);
    }
}
