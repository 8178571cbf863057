package coop.kyodo.surplus.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a profile keeps internal capital accounts: one for each member, and the collective ones.
///
/// @param rule the invariant: the accounts together are the net book value
/// @param collective the funds that are the collective account
/// @param losses by which rule losses are charged, and how they may be
/// @param interest the rule whose bounds `cap` (a year's rate) and `ofResult` (a part of the
///   result) limit interest; none is credited when left out
/// @param redemption the rule whose bounds `leaverYears` and `leaverMargin` say by when and with
///   what interest a leaver's account is paid out, and `retainedYears` by when a vintage is to
///   everybody; vintages are not when that bound is left out
public record CapitalAccounts(
        String rule,
        List<String> collective,
        Losses losses,
        @Nullable String interest,
        String redemption) {

    /// Ways to charge a loss, the profile's own first.
    public record Losses(String rule, List<Method> methods) {}

    public enum Method {
        /// The collective account first, up to what it holds; the rest to the members.
        COLLECTIVE_FIRST,
        /// All to the members, in the ratio of the year's patronage.
        SAME_RATIO
    }
}
