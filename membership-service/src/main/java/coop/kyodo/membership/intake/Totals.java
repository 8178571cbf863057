package coop.kyodo.membership.intake;

import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// What the sender says the register adds up to; what is left out is not compared.
public class Totals {

    @QueryParam("members")
    @PositiveOrZero
    @Nullable Long members;

    @QueryParam("former")
    @PositiveOrZero
    @Nullable Long former;

    @QueryParam("units")
    @PositiveOrZero
    @Nullable Long units;

    /// In minor units of the co-op's currency.
    @QueryParam("paidIn")
    @PositiveOrZero
    @Nullable Long paidIn;
}
