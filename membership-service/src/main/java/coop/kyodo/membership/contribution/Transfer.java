package coop.kyodo.membership.contribution;

import coop.kyodo.membership.member.MemberHolding;
import java.time.LocalDate;
import java.util.UUID;

/// A transfer of units and how both members stand after it.
record Transfer(
        UUID transferId,
        long units,
        LocalDate transferredOn,
        Consent consent,
        MemberHolding from,
        MemberHolding to) {}
