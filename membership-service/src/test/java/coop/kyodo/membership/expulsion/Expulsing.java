package coop.kyodo.membership.expulsion;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.Requests;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// The steps of an expulsion without HTTP.
public final class Expulsing {

    private Expulsing() {}

    public static void propose(Tx tx, UUID member, LocalDate notifiedOn, LocalDate meetingOn) {
        Expel.propose(
                tx,
                member,
                Requests.of(
                        Expel.Proposal.class,
                        Map.of(
                                "ground",
                                "NO_WORK",
                                "explanation",
                                "長期間従事しない",
                                "notifiedOn",
                                notifiedOn,
                                "meetingOn",
                                meetingOn)));
    }

    public static void hear(Tx tx, UUID member, LocalDate on) {
        Expel.hear(
                tx,
                member,
                Requests.of(Expel.Hearing.class, Map.of("defence", "HEARD", "defenceOn", on)));
    }

    public static void takeEffect(Tx tx, UUID member, LocalDate informedOn) {
        Expel.takeEffect(
                tx, member, Requests.of(Expel.Information.class, Map.of("informedOn", informedOn)));
    }

    public static void drop(Tx tx, UUID member, LocalDate on) {
        Expel.drop(tx, member, Requests.of(Expel.Dropping.class, Map.of("droppedOn", on)));
    }
}
