package coop.kyodo.membership.capital;

import coop.kyodo.kit.exact.Money;

/// The capital of a member or of a whole co-op.
public record Standing(long units, Money subscribed, Money paidIn) {}
