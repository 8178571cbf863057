package coop.kyodo.governance.election;

import coop.kyodo.governance.assembly.Contest;
import coop.kyodo.governance.assembly.Office;
import coop.kyodo.governance.cooperative.Articles;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Hashes;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// How a secret hall ballot is checked and counted.
final class ElectionRules {

    /// Numbers of papers as the tellers give them.
    record Papers(long issued, long found, long blank, long invalid) {}

    /// @param ranking every candidate, most votes first
    /// @param elected the first of them, as many as there are seats and candidates with votes
    /// @param tie those among whom the lot was drawn for the last seats, in its order; empty when
    ///   none was needed
    record Count(
            List<CandidateVotes> ranking,
            List<CandidateVotes> elected,
            Set<UUID> byLot,
            List<UUID> tie,
            String seed) {}

    private ElectionRules() {}

    /// JP-101, Workers Cooperatives Act, art. 32(7) and (8): one paper per person entitled, and no
    /// paper that was not issued; all that was found is accounted for.
    static Decision<HallBallot> papersAddUp(
            Papers papers, HallBallot ballot, Contest contest, long entitled, Rule jp101) {
        long most = jp101.bound("papersPerPerson").times(entitled).floor().longValueExact();
        if (papers.issued() > most) {
            return Decision.refused(
                    Refusal.of("papers-exceed-entitled", jp101)
                            .at("/papersIssued")
                            .with("papersIssued", papers.issued())
                            .with("entitled", entitled));
        }
        if (papers.found() > papers.issued()) {
            return Decision.refused(
                    Refusal.of("papers-exceed-issued", jp101)
                            .at("/papersFound")
                            .with("papersFound", papers.found())
                            .with("papersIssued", papers.issued()));
        }
        if (ballot.valid() < 0
                || ballot.valid() + papers.blank() + papers.invalid() != papers.found()) {
            return Decision.refused(
                    Refusal.of("papers-do-not-add-up", jp101)
                            .at("/papersFound")
                            .with("papersFound", papers.found())
                            .with("valid", ballot.valid())
                            .with("blank", papers.blank())
                            .with("invalid", papers.invalid()));
        }
        return namesAddUp(ballot, contest, jp101);
    }

    private static Decision<HallBallot> namesAddUp(HallBallot ballot, Contest contest, Rule jp101) {
        return switch (ballot) {
            case HallBallot.Papers(var papers) -> {
                int longest = papers.stream().mapToInt(List::size).max().orElse(0);
                yield longest <= contest.mostNames()
                        ? Decision.accepted(ballot)
                        : Decision.refused(
                                Refusal.of("too-many-names", jp101)
                                        .at("/ballots")
                                        .with("names", longest)
                                        .with("namesPerPaper", contest.mostNames()));
            }
            case HallBallot.Totals(var valid, var totals) -> {
                long names = totals.stream().mapToLong(CandidateVotes::votes).sum();
                long highest = totals.stream().mapToLong(CandidateVotes::votes).max().orElse(0);
                boolean possible =
                        highest <= valid && names >= valid && names <= valid * contest.mostNames();
                yield possible
                        ? Decision.accepted(ballot)
                        : Decision.refused(
                                Refusal.of("votes-do-not-fit-papers", jp101)
                                        .at("/votes")
                                        .with("votes", names)
                                        .with("highest", highest)
                                        .with("valid", valid)
                                        .with("namesPerPaper", contest.mostNames()));
            }
        };
    }

    /// JP-102, art. 32(9) to (11): in place of a ballot officers are nominated where nobody present
    /// objects, and are elected when all present agree; a slate of several is not split, so that
    /// who objects to one name objects to all.
    ///
    /// @param present who may elect, as for a ballot
    static Decision<Long> nominationStands(long present, long objections, long agreed, Rule jp102) {
        if (objections > 0) {
            return Decision.refused(
                    Refusal.of("nomination-objected", jp102)
                            .at("/objections")
                            .with("objections", objections)
                            .with("present", present));
        }
        return agreed == present && present > 0
                ? Decision.accepted(agreed)
                : Decision.refused(
                        Refusal.of("nomination-not-unanimous", jp102)
                                .at("/agreed")
                                .with("agreed", agreed)
                                .with("present", present));
    }

    /// JP-100, art. 32(4): directors are members. Auditors need not be.
    static Decision<Contest> candidatesAreMembers(Contest contest, Set<UUID> roll, Rule jp100) {
        Optional<UUID> stranger =
                contest.office() == Office.DIRECTOR
                        ? contest.candidates().stream().filter(id -> !roll.contains(id)).findFirst()
                        : Optional.empty();
        return stranger.isEmpty()
                ? Decision.accepted(contest)
                : Decision.refused(
                        Refusal.of("director-not-a-member", jp100)
                                .with("candidate", stranger.get()));
    }

    /// Most votes win, up to the seats; nobody is elected without a vote. A tie across the last
    /// seat is settled by lot: SHA-256 of the seed, a colon and the candidate's id, lowest first.
    /// The seed is the SHA-256 of the sorted papers, so anybody can draw the same lot again.
    static Count count(Contest contest, HallBallot ballot) {
        String seed = Hashes.sha256(ballot.sorted());
        Map<UUID, Long> votes = ballot.votes();
        List<CandidateVotes> ranking =
                contest.candidates().stream()
                        .map(id -> new CandidateVotes(id, votes.getOrDefault(id, 0L)))
                        .sorted(
                                Comparator.comparing(CandidateVotes::votes)
                                        .reversed()
                                        .thenComparing(line -> lot(seed, line.candidate())))
                        .toList();
        List<CandidateVotes> elected =
                ranking.stream()
                        .filter(line -> line.votes() > 0)
                        .limit(contest.seatCount())
                        .toList();
        List<CandidateVotes> level =
                elected.isEmpty()
                        ? List.of()
                        : ranking.stream()
                                .filter(line -> line.votes().equals(elected.getLast().votes()))
                                .toList();
        boolean drawn = !elected.containsAll(level);
        List<UUID> tie = drawn ? level.stream().map(CandidateVotes::candidate).toList() : List.of();
        return new Count(ranking, elected, Set.copyOf(tie), tie, seed);
    }

    private static String lot(String seed, UUID candidate) {
        return Hashes.sha256(seed + ":" + candidate);
    }

    /// JP-106, art. 36: the articles set the terms.
    static LocalDate termEnd(Office office, LocalDate electedOn, Articles.Officers officers) {
        return electedOn.plusYears(
                switch (office) {
                    case DIRECTOR -> officers.directorTermYears();
                    case AUDITOR -> officers.auditorTermYears();
                });
    }
}
