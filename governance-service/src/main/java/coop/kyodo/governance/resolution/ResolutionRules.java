package coop.kyodo.governance.resolution;

import coop.kyodo.governance.cooperative.Articles.TieBase;
import coop.kyodo.governance.resolution.Outcome.Decided;
import coop.kyodo.governance.resolution.Outcome.Reason;
import coop.kyodo.governance.resolution.Outcome.TieForTheChair;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// When a resolution is adopted.
final class ResolutionRules {

    private ResolutionRules() {}

    /// JP-135, Workers Cooperatives Act, art. 64(1): more than half of the votes of those present,
    /// whoever abstains or is silent included; on a tie the chair decides. What a tie is the law
    /// leaves open, so the articles say it.
    static Outcome ordinary(
            Bases bases,
            Tally tally,
            TieBase tieBase,
            @Nullable Choice chairCastingVote,
            Rule jp135) {
        Fraction half = jp135.bound("yesShare").times(bases.voteBase());
        long yesRequired = half.floor().longValueExact() + 1;
        String threshold = "yes > " + jp135.bound("yesShare") + " * voteBase";
        boolean tie =
                tally.yes() > 0
                        && switch (tieBase) {
                            case CAST -> tally.yes() == tally.no();
                            case PRESENT -> Fraction.of(tally.yes()).equals(half);
                        };
        if (tally.yes() >= yesRequired) {
            return new Decided(
                    true, List.of(Reason.MAJORITY_REACHED), null, yesRequired, threshold, null);
        }
        if (!tie) {
            return new Decided(
                    false, List.of(Reason.MAJORITY_MISSED), null, yesRequired, threshold, null);
        }
        if (chairCastingVote == null) {
            return new TieForTheChair(tally.yes(), tally.no());
        }
        boolean adopted = chairCastingVote == Choice.YES;
        return new Decided(
                adopted,
                List.of(Reason.TIE, adopted ? Reason.CHAIR_DECIDED_YES : Reason.CHAIR_DECIDED_NO),
                null,
                yesRequired,
                threshold,
                chairCastingVote);
    }

    /// JP-137, art. 65: half or more of all members present, and two thirds or more of the votes of
    /// those present.
    static Decided special(Bases bases, Tally tally, Rule jp137) {
        long headsRequired =
                jp137.bound("presentShare").times(bases.onRoll()).ceiling().longValueExact();
        long yesRequired =
                Math.max(
                        1,
                        jp137.bound("yesShare").times(bases.voteBase()).ceiling().longValueExact());
        boolean heads = bases.headCount() >= headsRequired;
        boolean votes = tally.yes() >= yesRequired;
        return new Decided(
                heads && votes,
                List.of(
                        heads ? Reason.HEAD_COUNT_REACHED : Reason.HEAD_COUNT_MISSED,
                        votes ? Reason.TWO_THIRDS_REACHED : Reason.TWO_THIRDS_MISSED),
                headsRequired,
                yesRequired,
                "headCount >= %s * onRoll and yes >= %s * voteBase"
                        .formatted(jp137.bound("presentShare"), jp137.bound("yesShare")),
                null);
    }

    /// JP-136, art. 64(3): the chair does not vote as a member.
    static Decision<UUID> mayVote(UUID member, UUID chair, Rule jp136) {
        return member.equals(chair)
                ? Decision.refused(Refusal.of("chair-does-not-vote", jp136).at("/memberId"))
                : Decision.accepted(member);
    }

    /// JP-138, art. 11(2): whoever is not there in person votes on notified matters only.
    static Decision<UUID> mayVoteUnseen(
            UUID member, boolean inPerson, boolean notified, Rule jp138) {
        return inPerson || notified
                ? Decision.accepted(member)
                : Decision.refused(
                        Refusal.of("matter-not-notified-to-absent", jp138).at("/memberId"));
    }

    /// JP-138, art. 11(3): electronically one votes but does not elect.
    static Refusal electronicElection(Rule jp138) {
        return Refusal.of("electronic-vote-in-election", jp138).at("/memberId");
    }
}
