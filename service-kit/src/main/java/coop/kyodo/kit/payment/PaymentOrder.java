package coop.kyodo.kit.payment;

import java.util.UUID;

/// Something to pay.
///
/// @param claim what is paid, as a key that the service makes; a claim stands in at most one batch
///   unless the money came back
/// @param payee whose account is used, see [PayeeAccounts]
/// @param amount in minor units, above zero
public record PaymentOrder(String claim, UUID payee, long amount) {}
