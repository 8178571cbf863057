package coop.kyodo.governance.election;

import coop.kyodo.governance.assembly.Office;
import coop.kyodo.governance.assembly.RuleCited;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The result of a secret hall ballot or of a nomination, with every number it rests on.
///
/// @param method absent in older records, which are read as they were written: a ballot
/// @param entitled present in person, in writing or by proxy
/// @param votes most votes first
/// @param seed SHA-256 of the sorted papers
/// @param tie those among whom the lot was drawn, in its order
public record Election(
        UUID id,
        UUID assemblyId,
        UUID itemId,
        Office office,
        @Nullable Method method,
        int seats,
        long entitled,
        long papersIssued,
        long papersFound,
        long valid,
        long blank,
        long invalid,
        List<CandidateVotes> votes,
        List<Elected> elected,
        int vacantSeats,
        String seed,
        @Nullable List<UUID> tie,
        List<UUID> tellers,
        List<RuleCited> rules,
        LocalDate electedOn) {

    public enum Method {
        /// 無記名投票
        BALLOT,
        /// 指名推選: nobody present objected and all agreed (JP-102); there are no papers
        NOMINATION
    }

    public record Elected(UUID memberId, long votes, boolean byLot, LocalDate termEndsOn) {}
}
