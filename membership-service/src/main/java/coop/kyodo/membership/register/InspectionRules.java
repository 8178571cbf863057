package coop.kyodo.membership.register;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import org.jspecify.annotations.Nullable;

/// Who may see the register of members, and when it may be kept from them.
final class InspectionRules {

    private InspectionRules() {}

    /// JP-029: members and creditors may inspect and copy it, nobody else.
    ///
    /// @param isMember whether the requester is on the register on the day of the request
    static Decision<Inspection.Kind> entitled(
            Rulebook profile, Inspection.Kind kind, boolean isMember) {
        boolean entitled =
                switch (kind) {
                    case MEMBER -> isMember;
                    case CREDITOR -> true;
                    case OTHER -> false;
                };
        return entitled
                ? Decision.accepted(kind)
                : Decision.refused(
                        Refusal.of("not-entitled-to-inspect", profile.rule("JP-029"))
                                .at("/requester/kind")
                                .with("kind", kind)
                                .with("onRegister", isMember));
    }

    /// JP-029: an inspection is refused for a good reason only; one of no usual kind is explained.
    static Decision<Inspection.Ground> goodReason(
            Rulebook profile, Inspection.Ground ground, @Nullable String explanation) {
        if (ground != Inspection.Ground.OTHER || (explanation != null && !explanation.isBlank())) {
            return Decision.accepted(ground);
        }
        return Decision.refused(
                Refusal.of("good-reason-missing", profile.rule("JP-029"))
                        .at("/refusal/explanation")
                        .with("ground", ground));
    }

    /// JP-029: whose inspection was refused for a good reason gets no extract.
    ///
    /// @param ground of the refusal, where there was one
    static Decision<Inspection.Kind> granted(
            Rulebook profile, Inspection.Kind kind, Inspection.@Nullable Ground ground) {
        return ground == null
                ? Decision.accepted(kind)
                : Decision.refused(
                        Refusal.of("inspection-refused", profile.rule("JP-029"))
                                .with("ground", ground));
    }
}
