package coop.kyodo.membership.payment;

import coop.kyodo.kit.payment.Debtor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a batch pays when, and from where.
///
/// @param memberIds whose; everybody's if absent
public record BatchRequest(
        @Nullable UUID id,
        @NotNull LocalDate executionOn,
        @NotNull @Valid Debtor debtor,
        @Nullable @Size(min = 1, max = 10_000) List<@NotNull UUID> memberIds) {

    /// Whether it is for all members.
    public boolean everybody() {
        return memberIds == null;
    }

    /// The members it is for; empty when it is for everybody.
    public UUID[] members() {
        return memberIds == null ? new UUID[0] : memberIds.toArray(UUID[]::new);
    }
}
