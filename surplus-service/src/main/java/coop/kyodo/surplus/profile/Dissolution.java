package coop.kyodo.surplus.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who receives what when a co-op is dissolved, in this order: its creditors, the claims, and then
/// another body. No claim of the members passes what they put in, so that nothing indivisible ever
/// reaches them.
///
/// @param rule the rule that says so
/// @param claims what is paid after the debts, in this order; the members' capital when left out
/// @param restTo who receives what is left
public record Dissolution(String rule, List<Claim> claims, Texts restTo) {

    /// @param fund the fund, for [Kind#FUND]
    /// @param to who receives it, for [Kind#FUND]; the members otherwise
    public record Claim(Kind claim, @Nullable String fund, @Nullable Texts to) {}

    public enum Kind {
        /// What a fund holds, to another body.
        FUND,
        /// The members' units, up to what they paid in.
        CAPITAL,
        /// The members' internal capital accounts: paid-in capital and what is retained.
        ACCOUNTS
    }

    @JsonCreator
    public Dissolution(String rule, @Nullable List<Claim> claims, Texts restTo) {
        this.rule = rule;
        this.claims =
                claims == null ? List.of(new Claim(Kind.CAPITAL, null, null)) : List.copyOf(claims);
        this.restTo = restTo;
    }
}
