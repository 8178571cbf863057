package coop.kyodo.membership.member;

import coop.kyodo.kit.exact.Money;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/// One payment of an applicant's plan.
public record Instalment(@NotNull LocalDate dueOn, @NotNull Money amount) {}
