package coop.kyodo.membership.member;

/// Why a membership ends: by the member's own notice (自由脱退), or by one of the causes of the law
/// (法定脱退), which take effect at once (JP-052).
public enum WithdrawalCause {
    WITHDRAWAL("JP-050"),
    LOSS_OF_QUALIFICATION("JP-052"),
    DEATH("JP-052"),
    EXPULSION("JP-053");

    private final String rule;

    WithdrawalCause(String rule) {
        this.rule = rule;
    }

    /// The id of the rule that it stands on.
    public String rule() {
        return rule;
    }
}
