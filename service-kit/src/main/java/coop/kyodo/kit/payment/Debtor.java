package coop.kyodo.kit.payment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// Whose money is paid out.
///
/// @param clientCode what the bank knows the payer by in Zengin files (委託者コード), up to ten digits
public record Debtor(
        @NotNull @Valid BankAccount account,
        @Nullable @Pattern(regexp = "\\d{1,10}") String clientCode) {}
