package coop.kyodo.kit.payment;

import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One payment of a batch.
///
/// @param line its number in the batch, from 1
/// @param stateOn the day it came to its state; absent while prepared
/// @param reason why it came back or was refused, as the bank says
public record PaymentLine(
        UUID batchId,
        int line,
        String claim,
        UUID payeeId,
        Money amount,
        PaymentState state,
        @Nullable LocalDate stateOn,
        @Nullable String reason) {}
