package coop.kyodo.federation.dues;

import coop.kyodo.kit.exact.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The request to take a payment.
record NewPayment(
        @Nullable UUID id,
        @NotNull @Valid Money amount,
        @NotNull LocalDate paidOn,
        @NotNull @Size(min = 1, max = 100) String businessKey) {}
