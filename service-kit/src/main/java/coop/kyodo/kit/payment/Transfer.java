package coop.kyodo.kit.payment;

import coop.kyodo.kit.exact.Money;

/// A line with the account it is paid to.
///
/// @param line its number in the batch
record Transfer(int line, Money amount, BankAccount to) {}
