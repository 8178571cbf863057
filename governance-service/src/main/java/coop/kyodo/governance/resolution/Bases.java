package coop.kyodo.governance.resolution;

import coop.kyodo.governance.assembly.Present;

/// What the votes are measured against.
///
/// @param onRoll all members
/// @param headCount present, with the chair as the articles say
/// @param voteBase present and voting: all but the chair, who has no vote (JP-136)
record Bases(long onRoll, Present present, long headCount, long voteBase) {

    /// Of an assembly whose chair is among those present.
    static Bases of(long onRoll, Present present, boolean chairCountsAsPresent) {
        return new Bases(
                onRoll,
                present,
                present.total() - (chairCountsAsPresent ? 0 : 1),
                present.total() - 1);
    }
}
