package coop.kyodo.governance.cooperative;

/// What a co-op's articles say about deciding and electing.
///
/// @param clearDays days that the notice period is longer because the day of sending or of the
///   meeting does not count; 0 when both count
public record Articles(int clearDays, Meeting meeting, Officers officers) {

    /// @param noticeDays days from notice to meeting
    /// @param chairCountsAsPresent whether the chair is in the head-count of special resolutions
    /// @param unnotifiedMatters whether the meeting may decide what the notice did not name
    public record Meeting(
            int noticeDays,
            boolean writtenVote,
            boolean electronicVote,
            boolean proxyVote,
            boolean chairCountsAsPresent,
            TieBase tieBase,
            boolean unnotifiedMatters) {}

    /// What a tie is, on which the law is silent: as many yes as no among the votes cast, or yes
    /// from exactly half of those present.
    public enum TieBase {
        CAST,
        PRESENT
    }

    public record Officers(
            int directors,
            int auditors,
            Method method,
            int directorTermYears,
            int auditorTermYears) {}

    /// Elected by secret ballot, or appointed by resolution.
    public enum Method {
        ELECTION,
        APPOINTMENT
    }
}
