package coop.kyodo.surplus.profile;

/// What becomes of what is left when a co-op is dissolved and its debts are paid.
///
/// @param rule the rule that says so
/// @param restTo who receives what is not repaid to the members
public record Dissolution(String rule, Texts restTo) {}
